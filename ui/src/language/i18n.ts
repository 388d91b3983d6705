import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { it } from './it.ts';

export const languages = ['it', 'en'] as const;
export type Language = (typeof languages)[number];

const storageKey = 'patto.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof it };
  }
}

export const isLanguage = (value: unknown): value is Language => languages.some((each) => each === value);

function storedLanguage(): Language {
  try {
    const stored = localStorage.getItem(storageKey);
    return isLanguage(stored) ? stored : 'it';
  } catch {
    return 'it';
  }
}

async function load(language: Language): Promise<void> {
  if (language === 'it' || i18next.hasResourceBundle(language, 'translation')) return;
  const { en } = await import('./en.ts');
  i18next.addResourceBundle(language, 'translation', en);
}

export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'it';
}

export async function speak(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // A browser that stores nothing forgets the language at the next visit; nothing else breaks.
  }
}

export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'it',
    fallbackLng: 'it',
    resources: { it: { translation: it } },
    interpolation: { escapeValue: false },
  });
  await speak(storedLanguage());
}
