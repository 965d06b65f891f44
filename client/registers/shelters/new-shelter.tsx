import { useState } from 'react';
import { unwrittenFacilities } from '../../../shared/risk/shelter-capacity.ts';
import { newActKey } from '../../commands/act-key.ts';
import { registerShelter } from '../../commands/change-shelter.ts';
import { useText } from '../../i18n/use-text.ts';
import { FacilityFields } from './facility-fields.tsx';
import { SiteForm } from './site-form.tsx';

export const NEW_SHELTER = 'shelter-site:new';

const BLANK = unwrittenFacilities({
  ...{ class: 'short', space: 'indoor', effectiveAreaSquareMetres: 2_000 },
});

/** Takes a shelter into the register. @param done is told its id */
export function NewShelter({ done, cancel }: { done: (id: string) => void; cancel: () => void }) {
  const text = useText();
  // One id for every try: what was taken once is not taken again after an answer that was lost.
  const [id] = useState(() => `shelter-${newActKey()}`);
  return (
    <SiteForm
      about={NEW_SHELTER}
      current={{ id, version: 0, name: '', ground: { place: null, outline: null } }}
      facilities={null}
      word={text('shelters.new')}
      save={(site, from) => registerShelter({ id: from.id, ...site })}
      done={({ shelter }) => done(shelter.id)}
      cancel={cancel}
    >
      {(fields, look) => <FacilityFields facilities={BLANK} fields={fields} look={look} />}
    </SiteForm>
  );
}
