import { useState } from 'react';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Pathway, PathwayDistrict } from '../api/wire.ts';
import { NotFound } from '../app/not-found.tsx';
import { announce } from '../controls/announcer.tsx';
import { Breadcrumb } from '../controls/breadcrumb.tsx';
import { LoadFailure, Loading } from '../controls/states.tsx';
import { Notice } from '../controls/notice.tsx';
import { PageHeading } from '../controls/page-heading.tsx';
import { useWideScreen } from '../controls/wide-screen.ts';
import { ChangeHistory } from './change-history.tsx';
import { DistrictCards } from './district-cards.tsx';
import { DistrictTable } from './district-table.tsx';
import { usePathways } from './pathway-queries.ts';
import { VersionDialog } from './version-dialog.tsx';
import './administration.css';

export function PathwayPage() {
  const { t } = useTranslation();
  const { processDefinitionId } = useParams({ from: '/signed-in/amministrazione/$processDefinitionId' });
  const pathways = usePathways();
  const pathway = pathways.data?.find((each) => each.processDefinitionId === processDefinitionId);
  if (pathways.data !== undefined && pathway === undefined) return <NotFound />;
  return (
    <div className="page">
      <Breadcrumb>
        {[
          <Link key="list" to="/amministrazione">
            {t('nav.administration')}
          </Link>,
        ]}
      </Breadcrumb>
      {pathway !== undefined ? (
        <PathwayView pathway={pathway} />
      ) : pathways.isError ? (
        <LoadFailure error={pathways.error} retry={() => void pathways.refetch()} />
      ) : (
        <Loading rows={4} />
      )}
    </div>
  );
}

function PathwayView({ pathway }: { pathway: Pathway }) {
  const { t } = useTranslation();
  const wide = useWideScreen();
  const [changing, setChanging] = useState<PathwayDistrict | null>(null);
  const [changed, setChanged] = useState<string | null>(null);
  const List = wide ? DistrictTable : DistrictCards;
  return (
    <>
      <PageHeading
        title={pathway.name}
        tabTitle={`${t('nav.administration')}: ${pathway.name}`}
        lead={t('administration.latest', { version: pathway.latest.version })}
      />
      {changed !== null && (
        <Notice tone="success" title={t('administration.changed', { district: changed })} />
      )}
      <List pathway={pathway} onChange={setChanging} />
      <ChangeHistory pathway={pathway} />
      {changing !== null && (
        <VersionDialog
          pathway={pathway}
          district={changing}
          onClose={() => setChanging(null)}
          onChanged={() => {
            setChanged(changing.districtName);
            setChanging(null);
            announce(t('administration.changed', { district: changing.districtName }));
          }}
        />
      )}
    </>
  );
}
