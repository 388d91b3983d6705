import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { currentLanguage } from './i18n.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

const startOfDay = (time: Date) => new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime();

/** Whole calendar days from `from` to `to`: negative when `to` is in the past. */
export const daysBetween = (from: Date, to: Date) => Math.round((startOfDay(to) - startOfDay(from)) / dayMs);

export interface DueState {
  readonly words: string;
  readonly tone: 'overdue' | 'soon' | 'later' | 'none';
}

function overdueWords(t: TFunction, late: number): string {
  if (late >= dayMs) return t('due.overdueDays', { count: Math.floor(late / dayMs) });
  if (late >= hourMs) return t('due.overdueHours', { count: Math.floor(late / hourMs) });
  return t('due.overdueMinutes', { count: Math.max(1, Math.floor(late / 60_000)) });
}

function createFormats(language: string, t: TFunction) {
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' });
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });

  const date = (iso: string) => day.format(new Date(iso));
  const time = (iso: string) => clock.format(new Date(iso));
  const dateTime = (iso: string) => `${date(iso)}, ${time(iso)}`;

  /** `oggi, 10:42`, `ieri, 18:05`, `3 nov 2026, 09:00`. */
  const moment = (iso: string, now = new Date()) => {
    const days = daysBetween(now, new Date(iso));
    if (days === 0) return `${t('common.today')}, ${time(iso)}`;
    if (days === -1) return `${t('common.yesterday')}, ${time(iso)}`;
    return dateTime(iso);
  };

  const due = (iso: string | null, now = new Date()): DueState => {
    if (iso === null) return { words: t('due.none'), tone: 'none' };
    const when = new Date(iso);
    const late = now.getTime() - when.getTime();
    if (late > 0) return { words: overdueWords(t, late), tone: 'overdue' };
    const days = daysBetween(now, when);
    if (days === 0) return { words: t('due.today', { time: time(iso) }), tone: 'soon' };
    if (days === 1) return { words: t('due.tomorrow'), tone: 'soon' };
    return { words: t('due.inDays', { count: days }), tone: 'later' };
  };

  /** How long from one moment to another, in its largest unit: `12 giorni`. */
  const span = (fromIso: string, toIso: string) => {
    const ms = Math.max(0, new Date(toIso).getTime() - new Date(fromIso).getTime());
    const [value, unit] =
      ms >= dayMs
        ? ([Math.round(ms / dayMs), 'day'] as const)
        : ms >= hourMs
          ? ([Math.round(ms / hourMs), 'hour'] as const)
          : ([Math.max(1, Math.round(ms / 60_000)), 'minute'] as const);
    return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  };

  return { date, time, dateTime, moment, due, span };
}

export type Formats = ReturnType<typeof createFormats>;

/** Dates and durations in the language of the screen. */
export function useFormats(): Formats {
  const { t } = useTranslation();
  return createFormats(currentLanguage(), t);
}
