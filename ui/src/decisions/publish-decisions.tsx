import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { liveKeys } from '../api/live-updates.ts';
import { announce } from '../controls/announcer.tsx';
import { Icon } from '../controls/icon.tsx';
import { PublishDecisionsDialog, type ChosenFile } from './publish-decisions-dialog.tsx';

/** Chooses a DMN file; what it holds and what is wrong with it is shown before it is published. */
export function PublishDecisions() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const fileInput = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  return (
    <>
      <button type="button" className="btn btn-primary" onClick={() => fileInput.current?.click()}>
        <Icon name="upload" />
        {t('decisions.publish')}
      </button>
      <input
        ref={fileInput}
        type="file"
        accept=".dmn,.xml"
        hidden
        aria-label={t('decisions.publish')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void file.text().then((xml) => setChosen({ resourceName: resourceName(file.name), xml }));
        }}
      />
      {chosen !== null && (
        <PublishDecisionsDialog
          file={chosen}
          onClose={() => setChosen(null)}
          onPublished={() => {
            setChosen(null);
            announce(t('decisions.published', { name: chosen.resourceName }));
            void client.invalidateQueries({ queryKey: [liveKeys.decisions] });
          }}
        />
      )}
    </>
  );
}

const resourceName = (name: string) => (name.endsWith('.dmn') ? name : `${name.replace(/\.xml$/i, '')}.dmn`);
