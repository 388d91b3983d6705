import type { Request } from 'express';

/** Of the messages a form gives: Italian unless the reader prefers English. */
export function languageOf(request: Request): 'it' | 'en' {
  return request.acceptsLanguages('it', 'en') === 'en' ? 'en' : 'it';
}
