import { somebodyIsThere } from './presence.ts';
import { Problem, problemOf } from './problem.ts';
import type { Session } from './wire.ts';

type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

interface RequestOptions {
  readonly query?: Query;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** Let the request outlive the page: a draft saved while leaving. */
  readonly keepalive?: boolean;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

let csrfToken = '';
const expiryListeners = new Set<() => void>();

/** Called when a request finds that nobody is signed in any more. */
export function onSessionExpired(listener: () => void): () => void {
  expiryListeners.add(listener);
  return () => expiryListeners.delete(listener);
}

export function rememberSession(session: Session | null): void {
  csrfToken = session?.csrfToken ?? '';
}

function urlOf(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') parameters.set(name, String(value));
  }
  return parameters.size === 0 ? path : `${path}?${parameters.toString()}`;
}

async function send(method: Method, path: string, options: RequestOptions): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  if (method !== 'GET' && csrfToken !== '') headers['x-csrf-token'] = csrfToken;
  if (!somebodyIsThere()) headers['x-background'] = '1';
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (options.body !== undefined) init.body = JSON.stringify(options.body);
  if (options.signal) init.signal = options.signal;
  if (options.keepalive) init.keepalive = true;
  try {
    return await fetch(urlOf(path, options.query), init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(0, 'OFFLINE');
  }
}

async function exchange(method: Method, path: string, options: RequestOptions): Promise<Response> {
  const response = await send(method, path, options);
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.status === 401 && path !== '/api/session') {
    for (const listener of expiryListeners) listener();
  }
  throw problem;
}

/** Another tab may have signed in again: one look at the session gives the token that is right now. */
async function exchangeWithFreshToken(
  method: Method,
  path: string,
  options: RequestOptions,
): Promise<Response> {
  try {
    return await exchange(method, path, options);
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'CSRF') || path === '/api/session') throw error;
    const session = (await (await exchange('GET', '/api/session', {})).json()) as Session;
    rememberSession(session);
    return exchange(method, path, options);
  }
}

/** The caller names the type that the contract promises for this path. */
export async function request<T>(method: Method, path: string, options: RequestOptions = {}): Promise<T> {
  const response = await exchangeWithFreshToken(method, path, options);
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export async function requestText(path: string, signal?: AbortSignal): Promise<string> {
  const response = await exchange('GET', path, signal ? { signal } : {});
  return response.text();
}
