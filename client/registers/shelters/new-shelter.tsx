import { useState } from 'react';
import { unwrittenFacilities } from '../../../shared/risk/shelter-capacity.ts';
import { newActKey } from '../../commands/act-key.ts';
import { registerShelter } from '../../commands/change-shelter.ts';
import { useText } from '../../i18n/use-text.ts';
import { FacilityFields } from './facility-fields.tsx';
import { SiteForm } from './site-form.tsx';

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
      start={{ place: null, outline: null }}
      name=""
      facilities={null}
      word={text('shelters.new')}
      save={(site) => registerShelter({ id, ...site })}
      done={() => done(id)}
      cancel={cancel}
    >
      <FacilityFields facilities={BLANK} />
    </SiteForm>
  );
}
