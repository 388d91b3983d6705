/** Of a time: an offset from UTC, `+01:00`, in seconds, or a region of the IANA database, `Europe/Rome`. */
export type Zone = { readonly offset: number } | { readonly region: string };
