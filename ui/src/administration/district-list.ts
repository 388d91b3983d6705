import type { Pathway, PathwayDistrict } from '../api/wire.ts';

/** What the table and the cards have in common. */
export interface DistrictListProps {
  readonly pathway: Pathway;
  readonly onChange: (district: PathwayDistrict) => void;
}
