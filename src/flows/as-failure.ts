import { PasskeyFailure } from '../model/failure.js';

/** A backend object of the page may throw anything; what is no failure yet becomes one, and is told to the console. */
export function asFailure(error: unknown): PasskeyFailure {
  if (error instanceof PasskeyFailure) return error;
  if ((error as { name?: unknown } | undefined)?.name === 'AbortError')
    return new PasskeyFailure('cancelled', { cause: error });
  console.error('passkey-elements: no PasskeyFailure', error);
  return new PasskeyFailure('unknown', { cause: error });
}

/** Code that is loaded on demand. @throws PasskeyFailure `network` where it cannot be */
export async function loaded<T>(code: Promise<T>): Promise<T> {
  try {
    return await code;
  } catch (cause) {
    throw new PasskeyFailure('network', { cause });
  }
}

/** The method of a backend, or the failure that says the backend has none. */
export function offered<T extends object, K extends keyof T>(backend: T, operation: K): NonNullable<T[K]> {
  const method = backend[operation];
  if (typeof method !== 'function') throw new PasskeyFailure('unsupported');
  return method.bind(backend) as NonNullable<T[K]>;
}
