/** CSS pixels between the margins of a sheet of A4, which is a little narrower than Letter. */
const PAPER = 700;

/**
 * Before a notebook is printed: its pictures keep the width that they were laid out for, and the page is
 * made as small as that needs; one that is wider than its frame, by itself. `print.css` reads what is set here.
 */
export function fitToPaper(): void {
	const main = document.querySelector('.notebook > main');
	if (main === null) return;
	const style = getComputedStyle(main);
	const width = main.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
	const { style: root } = document.documentElement;
	root.setProperty('--print-width', `${width}px`);
	// The bar that has the title is not printed.
	const title = document.title.replaceAll(/[\\"\n]/g, ' ');
	root.setProperty('--print-title', `"${title}"`);
	root.setProperty('--print-zoom', String(Math.min(1, PAPER / width)));
	for (const picture of main.querySelectorAll<SVGElement>('section.cell .frame > svg')) {
		const room = picture.parentElement?.clientWidth ?? 0;
		const fit = Math.min(1, room / picture.getBoundingClientRect().width);
		picture.style.setProperty('--print-fit', String(fit));
	}
}
