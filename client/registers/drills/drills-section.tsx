import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Choice } from '../../ui/choice.tsx';
import { DrillList } from './drill-list.tsx';
import { DutyList } from './duty-list.tsx';
import '../places/places.css';
import '../by-area/by-area.css';
import '../file.css';

const PARTS = ['list', 'duties'] as const;

/** Drills on the live system, and who owes one (arts 19, 31). */
export function DrillsSection() {
  const text = useText();
  const [part, setPart] = useState<(typeof PARTS)[number]>('list');
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('drills.lead')}</p>
      <Choice
        label={text('registers.drills')}
        names={PARTS}
        chosen={part}
        wordOf={(name) => text(`drills.${name}`)}
        choose={setPart}
      />
      {part === 'list' ? <DrillList /> : <DutyList />}
    </section>
  );
}
