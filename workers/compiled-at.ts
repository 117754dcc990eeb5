/** The wasm at an address of our own, compiled. Rejects where it cannot be had. */
export async function compiledAt(address: string): Promise<WebAssembly.Module> {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
	const type = response.headers.get('content-type') ?? '';
	if (/^application\/wasm\b/.test(type)) return WebAssembly.compileStreaming(response);
	return WebAssembly.compile(await response.arrayBuffer());
}
