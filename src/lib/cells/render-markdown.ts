import DOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';

// Raw HTML stays text, and links do not turn up by themselves.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: true });

/** Markdown as nodes that can be shown: no raw HTML, no scripts, no pictures from elsewhere. */
export function renderMarkdown(text: string): DocumentFragment {
	return DOMPurify.sanitize(markdown.render(text), {
		RETURN_DOM_FRAGMENT: true,
		FORBID_TAGS: ['img', 'style', 'form', 'input', 'iframe', 'audio', 'video'],
		FORBID_ATTR: ['style', 'class', 'id'],
		ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|#)/i
	});
}
