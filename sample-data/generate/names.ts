export const ITALIAN_FIRST =
	'anna luca giulia marco sara matteo chiara andrea francesca davide elena simone martina paolo valentina stefano laura giovanni silvia antonio federica roberto alessia fabio giorgia enrico ilaria pietro caterina tommaso beatrice nicola marta lorenzo irene daniele serena filippo'.split(
		' '
	);

export const ITALIAN_LAST =
	'rossi bianchi ferrari russo esposito romano colombo ricci marino greco bruno gallo conti costa giordano mancini rizzo lombardi moretti barbieri fontana santoro mariani rinaldi caruso ferrara galli martini leone longo gentile martinelli vitale lombardo serra coppola villa marchetti parisi fabbri'.split(
		' '
	);

export const ENGLISH_FIRST =
	'emma james olivia jack sophie thomas charlotte daniel lucy oliver hannah george megan william alice harry grace samuel ruth edward'.split(
		' '
	);

export const ENGLISH_LAST =
	'smith taylor brown wilson evans walker wright green hall wood clarke turner hill moore cooper ward baker harris king scott'.split(
		' '
	);

export const DOMAINS = [
	'example.it',
	'example.it',
	'example.it',
	'example.com',
	'example.com',
	'example.org'
] as const;

export const OPERATORS = [
	'Nicolò Bassi',
	'Desirée Fumagalli',
	'Noè Sartori',
	'Giulia Sanò',
	'Mattia Cantù',
	'Sofia De Luca',
	'Irene Forlì',
	'Carlo Patanè',
	'Elisa Viganò',
	'Omar Benassi',
	'Lucia Mondì',
	'Paolo Scarfò'
] as const;

export const SHOPS = [
	'Milano Buenos Aires',
	'Milano Garibaldi',
	'Torino Lagrange',
	'Roma Cola di Rienzo',
	'Roma EUR',
	'Napoli Vomero',
	'Bologna Indipendenza',
	'Firenze Gavinana',
	'Padova Arcella',
	'Bari Murat',
	'Cantù Centro',
	'Forlì Punta di Ferro'
] as const;
