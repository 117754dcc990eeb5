import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from './canonical';

/**
 * A key for any plain value: the first 128 bits of the SHA-256 of its canonical JSON, as 32 hex digits.
 * Synchronous, so that fresh and stale are known without waiting.
 */
export function keyOfValue(value: unknown): string {
	return bytesToHex(sha256(utf8ToBytes(canonical(value)))).slice(0, 32);
}
