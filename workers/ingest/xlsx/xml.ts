import { SaxesParser, type SaxesTagPlain } from 'saxes';

export interface XmlSink {
	open(name: string, attributes: Readonly<Record<string, string>>): void;
	close?(name: string): void;
	text?(text: string): void;
}

/** A parser that is fed piece by piece; names come without their prefix. Throws for what is no XML. */
export function xmlParser(sink: XmlSink): { write(text: string): void; end(): void } {
	const parser = new SaxesParser();
	parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => sink.open(local(name), attributes));
	parser.on('closetag', ({ name }) => sink.close?.(local(name)));
	if (sink.text !== undefined) {
		const text = sink.text.bind(sink);
		parser.on('text', text);
		parser.on('cdata', text);
	}
	parser.on('error', (error) => {
		throw error;
	});
	return {
		write: (text) => void parser.write(text),
		end: () => void parser.close()
	};
}

function local(name: string): string {
	const colon = name.indexOf(':');
	return colon < 0 ? name : name.slice(colon + 1);
}

/** Feeds a part to a sink. */
export async function parse(
	texts: AsyncIterable<{ readonly text: string }>,
	sink: XmlSink
): Promise<void> {
	const parser = xmlParser(sink);
	let any = false;
	for await (const { text } of texts) {
		parser.write(text);
		any = true;
	}
	if (any) parser.end();
}
