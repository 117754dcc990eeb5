import { ID_WORDS } from './vocabulary';

/**
 * The English words by which the rules go, and how headings say them otherwise: shortened, or in German,
 * Spanish, French, Portuguese, Dutch and the Scandinavian languages. As `wordsOf` gives them.
 */
const SHORT: Readonly<Record<string, string>> = {
	account: 'acct',
	action: 'act actn',
	activity: 'actvty',
	amount: 'amt',
	category: 'cat categ',
	channel: 'chnl chan',
	code: 'cd',
	comment: 'cmt',
	customer: 'cust cstmr clnt cif mrn',
	date: 'dt dte',
	description: 'desc descr dscr',
	device: 'dev dvc',
	duration: 'dur',
	event: 'evt evnt ev',
	number: 'nbr n nº',
	product: 'prod',
	quantity: 'qty',
	revenue: 'rev',
	session: 'sess',
	source: 'src',
	time: 'tm tme',
	transaction: 'txn trx',
	user: 'usr'
};

const FOREIGN: Readonly<Record<string, string>> = {
	action: 'aktion accion acao actie',
	activity: 'aktivitat aktivitet actividad activite atividade activiteit',
	agent:
		'bearbeiter mitarbeiter conseiller asesor atendente medewerker medarbejder behandler vendedor vendeur',
	amount: 'betrag umsatz importe montant beløb belop bedrag',
	call: 'anruf anrufe appel appels llamada llamadas chamada oproep opkald samtal',
	card: 'karte kundenkarte tarjeta carte kaart kort cartao',
	case: 'dossier zaak sag vorgang expediente',
	category: 'kategorie categoria categorie kategori rubrik rubrique',
	channel: 'kanal kanaal canal kontaktkanal',
	closed: 'geschlossen cerrado ferme fechado lukket stangd gesloten',
	code: 'kode kod codigo',
	comment: 'kommentar comentario comentarios commentaire opmerking bemerkung anmerkung',
	cost: 'kosten coste custo cout',
	created: 'erstellt angelegt eroffnet creado cree criado oprettet skapad aangemaakt',
	customer:
		'kunde kunden kundin client clients clientes klant klanten kund kunder mitglied miembro membre ' +
		'membro lid medlem abonne abonnent patientin paciente huesped gast socios cpf nif dni bsn cpr',
	date: 'datum dato fecha jour dia dag',
	description: 'beschreibung descripcion descricao beskrivelse beskrivning omschrijving',
	device: 'gerat geraet appareil enhed enhet apparaat',
	duration: 'dauer duracion duree duracao duur varighed bearbeitungszeit gesprachsdauer',
	email: 'correo courriel epost mailadresse emailadresse emailadres',
	end: 'ende fin einde slut fim',
	event: 'ereignis evento evenement hændelse handelse gebeurtenis',
	name: 'navn namn naam nombre nom vorname nachname apellido',
	number: 'nummer numero',
	operation: 'operacion operacao vorgangsart',
	order: 'bestellung auftrag pedido commande bestelling',
	page: 'seite sida pagina',
	phone: 'telefon rufnummer telefone telefoon handy movil celular anrufer',
	price: 'preis precio preco prijs pris',
	product: 'artikel produkt producto produit produto articulo artigo',
	quantity: 'menge anzahl cantidad quantite quantidade aantal antal uds stuck',
	rating: 'bewertung valoracion avaliacao beoordeling nota',
	reason: 'grund anliegen motif arsag razon',
	satisfaction: 'zufriedenheit satisfaccion satisfacao tevredenheid tilfredshed',
	screen: 'bildschirm pantalla ecran tela skærm skarm scherm',
	section: 'abteilung seccion secao rayon afdeling avdelning',
	session: 'sitzung sesion sessao sessie',
	source: 'quelle fuente origen origem bron kilde',
	start: 'beginn inicio debut begin',
	status: 'estado statut zustand',
	step: 'schritt paso etape etapa stap trin',
	store: 'filiale tienda magasin loja butik winkel sucursal',
	subject: 'betreff asunto assunto objet onderwerp emne amne',
	time: 'hora heure uhrzeit zeit tijd tijdstip tidspunkt klokkeslæt tid horario',
	timestamp: 'zeitstempel zeitpunkt horodatage tijdstempel tidsstempel',
	total: 'gesamt summe summa totaal',
	type: 'typ soort',
	updated: 'geandert aktualisiert actualizado atualizado ændret bijgewerkt',
	user: 'benutzer nutzer usuario utilisateur gebruiker bruger',
	value: 'wert valor valeur waarde'
};

const tableOf = (groups: Readonly<Record<string, string>>) =>
	new Map(
		Object.entries(groups).flatMap(([english, others]) =>
			others.split(' ').map((other) => [other, english] as const)
		)
	);
const SHORTENED = tableOf(SHORT);
const TRANSLATED = tableOf(FOREIGN);
/** What Germanic headings end in when they are one word: `Kundennummer`, `Bestelldatum`. */
const ENDING = /^(.{3,}?)(nummer|nr|nº|datum|dato|zeit|kennung|id)$/;

/** The words of a heading as the rules know them; one that nobody translates stays. */
export function knownWords(words: readonly string[]): string[] {
	return words.flatMap((word) => {
		// A sign for a number says nothing alone.
		const short = words.length > 1 || word.length > 1 ? SHORTENED.get(word) : undefined;
		return short ?? foreign(word) ?? word;
	});
}

/** Whether headings are of a language that writes days before months and commas in numbers. */
export function areForeign(headings: readonly (readonly string[])[]): boolean {
	return headings.filter((words) => words.some((word) => foreign(word) !== undefined)).length >= 2;
}

function foreign(word: string): string | string[] | undefined {
	const known = TRANSLATED.get(word);
	if (known !== undefined) return known;
	const [, stem = '', ending = ''] = ENDING.exec(word) ?? [];
	const first = [stem, stem.replace(/(?:s|n|en)$/, ''), `${stem}ung`]
		.map((one) => TRANSLATED.get(one) ?? (THINGS.has(one) ? one : undefined))
		.find((one) => one !== undefined);
	if (first === undefined) return undefined;
	return [first, TRANSLATED.get(ending) ?? (ID_WORDS.has(ending) ? ending : 'id')];
}

/** Words that Germanic languages have as English has them. */
const THINGS: ReadonlySet<string> = new Set('ticket order patient session event'.split(' '));
