import { useTranslation } from 'react-i18next';
import { currentLanguage, languages, speak } from '../language/i18n.ts';

const nameOf = { it: 'Italiano', en: 'English' } as const;

export function LanguageSwitch() {
  const { t } = useTranslation();
  return (
    <div className="language-switch" role="group" aria-label={t('app.language')}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === currentLanguage()}
          onClick={() => void speak(language)}
        >
          <abbr title={nameOf[language]} aria-hidden="true">
            {language.toUpperCase()}
          </abbr>
          <span className="visually-hidden">{nameOf[language]}</span>
        </button>
      ))}
    </div>
  );
}
