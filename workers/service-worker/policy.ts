/** What a page may do, as far as a header can say it beside the script hashes of the page's own `<meta>`. */
export const pagePolicy = [
	"connect-src 'self'",
	"worker-src 'self'",
	"img-src 'self' data: blob:",
	"font-src 'self'",
	"manifest-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"object-src 'none'",
	// Not possible in a <meta>.
	"frame-ancestors 'self'"
].join('; ');

/** What a worker may do: its own script and wasm, the app's own files, and no worker beneath it. */
export const workerPolicy = [
	"default-src 'none'",
	"script-src 'self' 'wasm-unsafe-eval'",
	"connect-src 'self'",
	"worker-src 'none'"
].join('; ');

/** The policy that an answer to this kind of request has to carry, if any. */
export function policyFor(destination: RequestDestination): string | undefined {
	switch (destination) {
		case 'document':
		case 'iframe':
		case 'frame':
			return pagePolicy;
		case 'worker':
		case 'sharedworker':
			return workerPolicy;
		default:
			return undefined;
	}
}

/** The same response with the policy of its kind. */
export function withPolicy(destination: RequestDestination, response: Response): Response {
	const policy = policyFor(destination);
	if (policy === undefined) return response;
	const headers = new Headers(response.headers);
	headers.set('content-security-policy', policy);
	const { status, statusText } = response;
	return new Response(response.body, { status, statusText, headers });
}
