import { twoDigits } from '../../day-number.ts';
import { isRegion } from '../temporal/region.ts';

/** Of a time: an offset from UTC, `+01:00`, in seconds, or a region of the IANA database, `Europe/Rome`. */
export type Zone = { readonly offset: number } | { readonly region: string };

export const utc: Zone = { offset: 0 };

/** XML Schema allows no offset beyond 14 hours. */
const FARTHEST_OFFSET = 14 * 3600;

/** An offset of whole seconds within 14 hours; null for any other. */
export function offsetZone(seconds: number): Zone | null {
  return Number.isInteger(seconds) && Math.abs(seconds) <= FARTHEST_OFFSET ? { offset: seconds + 0 } : null;
}

/** `Z`, `+01:00`, `-05:00:30`, `@Europe/Rome`; null for anything else. */
export function readZone(text: string): Zone | null {
  if (text === 'Z' || text === 'z') return utc;
  if (text.startsWith('@')) return isRegion(text.slice(1)) ? { region: text.slice(1) } : null;
  const [, sign, hours, minutes, seconds = '00'] = /^([+-])(\d\d):([0-5]\d)(?::([0-5]\d))?$/.exec(text) ?? [];
  if (sign === undefined) return null;
  const offset = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return offsetZone(sign === '-' ? 0 - offset : offset);
}

/** A zone by its name alone: `Europe/Rome`, `+01:00`, `Z`; null for anything else. */
export function readZoneName(text: string): Zone | null {
  return readZone(text) ?? readZone(`@${text}`);
}

/** As it is read: nothing for a local time. */
export function zoneText(zone: Zone | null): string {
  if (zone === null) return '';
  return 'region' in zone ? `@${zone.region}` : offsetText(zone.offset);
}

/** `Z`, `+01:00`; with seconds where it has some. */
export function offsetText(offset: number): string {
  if (offset === 0) return 'Z';
  const size = Math.abs(offset);
  const seconds = size % 60 === 0 ? '' : `:${twoDigits(size % 60)}`;
  const hours = `${twoDigits(Math.floor(size / 3600))}:${twoDigits(Math.floor(size / 60) % 60)}`;
  return `${offset < 0 ? '-' : '+'}${hours}${seconds}`;
}
