import type { CommentBank } from './comment-bank.ts';

export const ENGLISH: CommentBank = {
	goodStart: [
		'Really pleased.',
		'All good,',
		'Quick and friendly.',
		'Can’t complain!',
		'Much better than my old provider.',
		'Honestly surprised, in a good way:',
		'I live here since 2019 and'
	],
	badStart: [
		'Very disappointed.',
		'Not good enough.',
		'Worst experience so far:',
		'Sorry, but',
		'I don’t understand how this is possible,',
		'What a waste of an afternoon.',
		'To be honest I expected more.',
		'Nobody seems to listen.'
	],
	goodEnd: [
		'Thank you!',
		'Keep it up.',
		'I’ll tell my colleagues.',
		'Five stars for the lady on the phone.',
		'Nothing to add.',
		'And they spoke English, which helps.'
	],
	badEnd: [
		'I am thinking about leaving.',
		'Can someone please call me back?',
		'I want my money back.',
		'Would not recommend.',
		'Still waiting for an answer.',
		'Please fix this.',
		'Unbelievable.'
	],
	middling: [
		'It was ok.',
		'Got there in the end, but it took too long.',
		'Nice people, slow system.',
		'Average. Prices keep going up though.',
		'Fine, although I had to wait {days} days.',
		'More help in English would be nice.'
	],
	about: {
		bill: {
			good: [
				'they explained the bill line by line',
				'the wrong charge of {amount} euros was taken off straight away',
				'the new bill is easier to read'
			],
			bad: [
				'my bill went up by {amount} euros without any warning I could understand',
				'there is a service on my bill that I never asked for',
				'I pay {amount} euros more a month for the same line'
			]
		},
		repeat: {
			good: ['on call number {times} I finally got someone who sorted the bill'],
			bad: [
				'I called {times} times about the same bill and got {times} different answers',
				'they said "we will call you back tomorrow", that was {days} days ago',
				'the refund of {amount} euros never arrives, I have to ring again every week',
				'each agent starts from zero, there are no notes on my case'
			]
		},
		tariff: {
			good: ['after {times} calls I am back on the old price, as promised'],
			bad: [
				'since the June price change the bill is wrong and nobody corrects it',
				'I called {times} times about the new price and got {times} different answers',
				'the letter about "contract changes" was impossible to follow',
				'with the new tariff I pay {amount} euros more, and nobody can tell me why'
			]
		},
		payment: {
			good: ['payment went through in the end and the agent was kind'],
			bad: [
				'the app shows an error when I pay, tried {times} times',
				'since the app update I can’t top up any more',
				'my card was charged but the app says "payment failed"',
				'the checkout screen just goes white',
				'I was left without data because the app refuses my card'
			]
		},
		handover: {
			good: ['moved from chat to phone in minutes, problem solved'],
			bad: [
				'chat told me to phone, and the phone people knew nothing about the chat',
				'I had to repeat everything: name, customer number, the whole story',
				'passed from chat to phone to another desk, then cut off',
				'why do I have to explain it {times} times if I already wrote it in the chat?'
			]
		},
		call: {
			good: [
				'the agent knew what she was doing, line fixed in {days} days',
				'short wait and a clear answer',
				'plan changed while I was on the phone'
			],
			bad: [
				'engineer did not turn up, no line for {days} days',
				'twenty minutes of music and then it hung up',
				'signal at home is weak, and it is getting worse',
				'transferred {times} times and still no solution'
			]
		},
		chat: {
			good: [
				'chat is so handy, answer in two minutes',
				'solved in the chat while I was at work',
				'the bot is a bit silly but the person after it was great'
			],
			bad: ['the bot keeps saying the same thing', 'chat closed while I was typing']
		},
		shop: {
			good: [
				'the guy in the shop moved all my data to the new phone',
				'patient staff, even with my terrible Italian',
				'they recommended the right phone, not the dearest'
			],
			bad: [
				'forty minutes in the queue for a SIM',
				'price in the shop was {amount} euros higher than online',
				'the phone I reserved was not there'
			]
		},
		order: {
			good: [
				'order arrived in {days} days, well packed',
				'easy to buy, paid and active in ten minutes',
				'great price for the Aria 12, delivered on time'
			],
			bad: [
				'courier {days} days late',
				'wrong colour',
				'the "first month free" offer was not applied'
			]
		}
	}
};
