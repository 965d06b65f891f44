import { useState } from 'react';
import { SKILLS, type Skill } from '../../../shared/model/skill.ts';
import type { UnitProfile } from '../../../shared/model/unit-profile.ts';
import { recordProfile } from '../../commands/unit-acts.ts';
import { useText } from '../../i18n/use-text.ts';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';

type Props = {
  unit: string;
  /** The one in force; null: none is recorded. */
  profile: UnitProfile | null;
  /** What the unit can do now. */
  skills: readonly Skill[];
  done: Done;
};

/** Records a unit's skills, capacity and shift anew; what stays empty is recorded as unknown. */
export function UnitProfileForm({ unit, profile, skills, done }: Props) {
  const text = useText();
  const [chosen, setChosen] = useState<ReadonlySet<Skill>>(new Set(skills));
  const [start, setStart] = useState(profile?.shift?.start ?? '');
  const [end, setEnd] = useState(profile?.shift?.end ?? '');
  const toggle = (skill: Skill) =>
    setChosen((before) => new Set(SKILLS.filter((one) => before.has(one) !== (one === skill))));
  const record = (form: FormData) => {
    const capacity = String(form.get('capacity'));
    return recordProfile(unit, {
      basedOn: profile?.version ?? 0,
      skills: SKILLS.filter((skill) => chosen.has(skill)),
      capacity: capacity === '' ? null : Number(capacity),
      shift: start === '' ? null : { start, end },
      note: String(form.get('note')).trim(),
    });
  };
  return (
    <CreateForm word={text('profile.record')} create={record} done={done} name="record-profile">
      <fieldset className="jw-skills">
        <legend>{text('profile.skills')}</legend>
        {SKILLS.map((skill) => (
          <label key={skill}>
            <input
              type="checkbox"
              checked={chosen.has(skill)}
              required={chosen.size === 0}
              onChange={() => toggle(skill)}
            />{' '}
            {text(`skill.${skill}`)}
          </label>
        ))}
      </fieldset>
      <label>
        {text('profile.capacity')}
        <input
          className="jw-input"
          type="number"
          name="capacity"
          min={0}
          max={500}
          defaultValue={profile?.capacity ?? ''}
        />
      </label>
      <TimeField word={text('profile.shift.start')} time={start} other={end} change={setStart} />
      <TimeField word={text('profile.shift.end')} time={end} other={start} change={setEnd} />
      <label className="jw-grow">
        {text('profile.note')}
        <input className="jw-input" name="note" maxLength={300} defaultValue={profile?.note} />
      </label>
    </CreateForm>
  );
}

type TimeProps = { word: string; time: string; other: string; change: (time: string) => void };

/** One end of a shift: wanted where the other is given. */
function TimeField({ word, time, other, change }: TimeProps) {
  return (
    <label>
      {word}
      <input
        className="jw-input"
        type="time"
        value={time}
        required={other !== ''}
        onChange={({ target }) => change(target.value)}
      />
    </label>
  );
}
