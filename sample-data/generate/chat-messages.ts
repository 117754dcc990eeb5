import type { Language } from './person.ts';
import { at, mix } from './random.ts';
import type { Topic } from './topics.ts';

const ITALIAN: Partial<Record<Topic, readonly string[]>> = {
	bill: [
		'Buongiorno, non capisco un importo in bolletta',
		'perché pago di più questo mese?',
		'Salve, vorrei la bolletta di maggio in pdf',
		'C’è un addebito "servizi premium" che non riconosco'
	],
	activation: [
		'Ho comprato la SIM ieri, quando si attiva?',
		'attivazione fibra, a che punto siamo?',
		'Buonasera, l’offerta non risulta ancora attiva'
	],
	plan: [
		'Vorrei passare a giga-100',
		'si può abbassare il canone?',
		'Che offerte ci sono per la famiglia?'
	],
	fault: ['internet non va da stamattina', 'La linea cade ogni dieci minuti, è normale?'],
	portability: ['Quanto ci vuole per portare il mio numero?', 'portabilità bloccata, aiuto'],
	signal: ['In casa non prende', 'Qualità delle chiamate pessima da una settimana']
};

const ENGLISH: Partial<Record<Topic, readonly string[]>> = {
	bill: [
		'Hi, I don’t understand a charge on my bill',
		'why is it more expensive this month?',
		'Hello, can I have my last bill as a pdf, please'
	],
	activation: ['I bought a SIM yesterday, when will it work?', 'Fibre activation, any news?'],
	plan: ['I’d like to change to giga-100', 'do you have a family plan, in English?'],
	fault: ['no internet since this morning', 'The line drops every ten minutes, is that normal?'],
	portability: ['How long does it take to keep my number?', 'my number transfer is stuck'],
	signal: ['No signal at home', 'Call quality is awful, has been for a week']
};

/** The first thing that a customer writes in a chat. */
export function openingMessage(topic: Topic, language: Language, seed: number): string {
	const list = (language === 'it' ? ITALIAN : ENGLISH)[topic] ?? ['?'];
	return at(list, mix(seed, 0xca) % list.length);
}
