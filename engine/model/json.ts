export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Process variables as they are stored and sent: plain JSON. */
export type Variables = Readonly<Record<string, Json>>;
