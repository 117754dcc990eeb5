import type { identity as english } from '../en/identity';

export const identity = {
	sentence:
		'Persone da <method>tutti gli identificativi della stessa riga</method>: <types>{typeCount, plural, one {# tipo} other {# tipi}} di identificativo</types>, quelli condivisi <sharing>{sharing, select, divide {divisi a ogni accesso} reset {dati all’accesso seguente} other {dati all’ultimo accesso}}</sharing>, nessuna con più di <limit>{limit, plural, one {# identificativo} other {# identificativi}}</limit>',
	'sentence-phones':
		'Persone da <method>tutti gli identificativi della stessa riga</method>: <types>{typeCount, plural, one {# tipo} other {# tipi}} di identificativo</types>, numeri di telefono <country>{country, select, none {così come sono} other {del +{country}}}</country>, quelli condivisi <sharing>{sharing, select, divide {divisi a ogni accesso} reset {dati all’accesso seguente} other {dati all’ultimo accesso}}</sharing>, nessuna con più di <limit>{limit, plural, one {# identificativo} other {# identificativi}}</limit>',
	'sentence-field-live':
		'Persone da <method>{transient}, che {persistent} porta avanti dal primo accesso</method>, <types>con questi tipi a confronto</types>, nessuna con più di <limit>{limit, plural, one {# identificativo} other {# identificativi}}</limit>',
	'sentence-field-replay':
		'Persone da <method>{transient}, che {persistent} porta avanti e indietro</method>, <types>con questi tipi a confronto</types>, quelli condivisi <sharing>{sharing, select, divide {divisi a ogni accesso} reset {dati all’accesso seguente} other {dati all’ultimo accesso}}</sharing>, nessuna con più di <limit>{limit, plural, one {# identificativo} other {# identificativi}}</limit>',
	'setting-method': 'Metodo',
	'setting-sharing': 'Ciò che più persone condividono',
	'setting-limit': 'Persona più grande',
	'method-graph': 'Tutti gli identificativi',
	'method-field': 'Due campi',
	'method-detail':
		'Tutti gli identificativi: ciò che sta nella stessa riga va insieme. Due campi: uno dice chi è la persona, solo su alcune righe; l’altro porta avanti quel nome.',
	persistent: 'Resta con il dispositivo',
	transient: 'Dice chi è',
	pass: 'Righe prima del primo accesso',
	'pass-live': 'restano ignote',
	'pass-replay': 'tornano alla persona',
	'sharing-divide': 'Dividi a ogni accesso',
	'sharing-divide-detail': 'A chi era noto per ultimo; prima del primo accesso, a quello.',
	'sharing-reset': 'Ricomincia dopo ogni accesso',
	'sharing-reset-detail': 'A chi sarà noto dopo; dopo l’ultimo accesso, a quello.',
	'sharing-last-login': 'Tutto all’ultimo accesso',
	'sharing-last-login-detail': 'Ogni sua riga, anche quelle che nominano qualcun altro.',
	'limit-hint': 'Chi ha più identificativi viene tenuto da parte ed elencato.',
	'identifiers-unit': 'identificativi',
	normalise: 'Confrontati',
	'normalise-none': 'come scritti',
	'normalise-lower': 'senza maiuscole',
	'normalise-phone': 'come telefoni',
	priority: 'Priorità',
	'priority-hint':
		'Tra i tipi unici decide il più alto: uno più basso non unisce mai due persone che in esso differiscono.',
	'capped-from': 'Non lega più oltre',
	'cap-hint':
		'Visto con più identificativi unici di così: un centralino, un totem. Vuoto: nessun tetto.',
	junk: 'Altri segnaposto',
	'junk-hint': 'Valori che non indicano nessuno, separati da virgole.',
	'rule-of': '{type}: {strength}',
	before: 'Prima',
	'before-detail': 'delle interazioni dice da sé chi è la persona',
	after: 'Ora legate a una persona nota',
	'left-junk':
		'{rows, plural, one {# interazione ha} other {# interazioni hanno}} solo segnaposto, per esempio «unknown».',
	'left-capped':
		'{rows, plural, one {# interazione ha} other {# interazioni hanno}} solo identificativi che troppi condividono.',
	'left-held':
		'{rows, plural, one {# interazione è} other {# interazioni sono}} di persone tenute da parte.',
	ties: 'Legate a una persona nota, per fonte e canale',
	source: 'Fonte',
	'divided-count': 'Divisi',
	'capped-count': 'Oltre il tetto',
	divided: 'Condivisi da più persone, e a chi vanno le righe',
	'rows-divided': 'Righe legate solo da esso',
	shares: 'Date a',
	'share-part': '{name}: {rows, number}',
	capped: 'Condivisi da troppi: non legano nulla',
	met: 'Identificativi unici incontrati',
	held: 'Tenute da parte: più di {limit, plural, one {# identificativo} other {# identificativi}}',
	'held-count':
		'{people, plural, one {# persona} other {# persone}} con {identifiers, plural, one {# identificativo} other {# identificativi}} e {rows, plural, one {# interazione} other {# interazioni}} {people, plural, one {resta fuori} other {restano fuori}}. Trova il legame che non dovrebbe esserci e taglialo, oppure alza il limite.',
	rows: 'Interazioni',
	'behind-all': 'Tutte le persone',
	'behind-size': 'Persone con {label}',
	'behind-shared': 'Chi condivide {name}',
	why: 'Perché sono una sola persona?',
	'why-hint':
		'Scegli due identificativi, o premi un nome in un elenco qui sopra, per vedere la catena di righe più breve che li unisce.',
	first: 'Un identificativo',
	second: 'Un altro',
	'type-to-find': 'Scrivi per trovarlo',
	others: 'Altri identificativi della persona che ha {name}:',
	'no-others': 'Nessun altro identificativo è della stessa persona di {name}.',
	finding: 'Cerco…',
	same: 'È lo stesso identificativo.',
	'one-person': 'Una sola persona, con {links, plural, one {# legame} other {# legami}}.',
	'one-held':
		'Stanno insieme con {links, plural, one {# legame} other {# legami}}, ma sono tenuti da parte: troppi identificativi.',
	'two-people': 'Non sono la stessa persona. Nulla li lega in un modo che conti.',
	'state-divided':
		'{name} è condiviso da {people, plural, one {# persona} other {# persone}} e non è di nessuna; le sue righe sono divise nel tempo.',
	'state-capped': '{name} è condiviso da troppi e non lega nulla.',
	'state-held': '{name} è di qualcuno che è tenuto da parte.',
	'state-unknown': '{name} non è nei dati.',
	chain: 'La catena da {from} a {to}',
	'row-place': '{source}, riga {row, number}',
	'row-more': '{more, plural, one {e un’altra riga} other {e altre # righe}}',
	'by-hand': 'Uniti a mano',
	'what-if': 'E se fosse tagliato?',
	'what-if-of': 'E se fosse tagliato? {from} – {to}',
	cut: 'Taglia',
	'cut-of': 'Taglia {from} – {to}',
	merge: 'Falli una sola persona',
	trying: 'Ricucio tutto per vedere…',
	'cut-nothing': 'Nulla si divide: i due restano legati in altri modi.',
	'cut-parts': 'Si dividerebbe in {count, plural, one {# persona} other {# persone}}:',
	'cut-part':
		'{name}: {identifiers, plural, one {# identificativo} other {# identificativi}}, {rows, plural, =0 {nessuna interazione} one {# interazione} other {# interazioni}}',
	'cut-part-held':
		'{name}, tenuta da parte: {identifiers, plural, one {# identificativo} other {# identificativi}}, {rows, plural, =0 {nessuna interazione} one {# interazione} other {# interazioni}}',
	'cut-left':
		'{rows, plural, one {# interazione non sarebbe} other {# interazioni non sarebbero}} di nessuno.',
	'cut-loose': 'Da allora condivisi, e divisi: {names}.',
	'by-hand-title': 'Uniti e tagliati a mano',
	'merged-pair': '{one} e {other} sono una sola persona',
	'cut-pair': 'Le righe non legano {one} e {other}',
	'not-found': 'non è nei dati',
	'undo-merge': 'Ritira: {one} e {other} sono una sola persona',
	'undo-cut': 'Ritira: le righe non legano {one} e {other}',
	truth: 'Prova con ciò che sai',
	'truth-hint':
		'Un CSV con persona, tipo e valore; oppure una persona e una colonna per ogni tipo di identificativo. Si legge qui e non resta da nessuna parte.',
	'truth-choose': 'Scegli un file',
	'truth-drop': 'Un file di persone note',
	'truth-large': 'Il file supera i 50 MB.',
	'truth-empty':
		'Nessuna colonna di questo file è un tipo di identificativo di questo notebook: {types}.',
	'truth-reading': 'Confronto…',
	'truth-used': 'Confrontati con {columns}.',
	'truth-ignored': 'Lasciate stare: {columns}.',
	precision: 'Precisione',
	'precision-detail': '{right, number} coppie giuste su {found, number} trovate',
	recall: 'Copertura',
	'recall-detail': '{right, number} coppie trovate su {real, number} vere',
	f1: 'F1',
	'truth-interactions': 'Per coppie di interazioni',
	'truth-identifiers': 'Per coppie di identificativi',
	'f1-interactions':
		'sulle coppie tra {compared, plural, one {# interazione} other {# interazioni}}',
	'f1-identifiers':
		'sulle coppie tra {compared, plural, one {# identificativo} other {# identificativi}}',
	'truth-missing':
		'{missing, plural, one {# identificativo non è} other {# identificativi non sono}} nei dati.',
	'truth-ambiguous':
		'{ambiguous, plural, one {# identificativo ha} other {# identificativi hanno}} più persone nel file e {ambiguous, plural, one {resta} other {restano}} da parte.',
	counted:
		'Gli identificativi che stanno nella stessa riga vanno insieme, e una **persona** è tutto ciò che si tiene in questo modo. Vale anche all’indietro nel tempo: ciò che un cookie anonimo ha fatto prima del primo accesso è della stessa persona.\n\nLe e-mail si confrontano senza maiuscole, i telefoni per le cifre con il prefisso del paese. I segnaposto come `unknown`, `n/a`, `test@…` o `0000` non legano mai nulla. Due valori di un tipo *unico* nella stessa riga non si uniscono per questo solo.\n\nUn identificativo che *può essere condiviso* non unisce mai due persone che differiscono in uno *di una sola persona*; né lo fa uno unico di *priorità* più bassa. Ciò che più persone condividono si divide: **a ogni accesso** (una riga legata solo dal dispositivo è di chi vi era noto per ultimo, e prima del primo accesso di quello), **da capo dopo ogni accesso** (di chi sarà noto dopo), oppure **tutto all’ultimo accesso**. Ciò che ha incontrato più identificativi unici del suo **tetto** non lega nulla.\n\nCon **due campi**, uno dice chi è la persona e l’altro porta avanti quel nome: *in diretta*, dal primo accesso; *riletto*, anche all’indietro.\n\nLe persone con più identificativi del **limite** sono tenute da parte ed elencate. Un **taglio** toglie ciò che le righe dicono di questi due identificativi soltanto, e una loro unione a mano; ciò che si tiene attraverso altri resta unito. Un’**unione** vale qualunque cosa dicano le righe.'
} satisfies Record<keyof typeof english, string>;
