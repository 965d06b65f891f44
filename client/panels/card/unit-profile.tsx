import type { ResourceType } from '../../../shared/model/resource.ts';
import type { UnitProfile } from '../../../shared/model/unit-profile.ts';
import { dutyAt } from '../../../shared/risk/shift.ts';
import { skillsOf } from '../../../shared/risk/type-skills.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import type { Done } from '../../ui/done.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { Fact } from './fact.tsx';
import { UnitProfileForm } from './unit-profile-form.tsx';

type Props = {
  unit: string;
  type: ResourceType;
  /** The one in force; null: none is recorded. */
  profile: UnitProfile | null;
  mayKeep: boolean;
  done: Done;
};

/** What a unit can do, how many it carries and when it is on duty; what nobody recorded is told as unknown. */
export function UnitProfilePart({ unit, type, profile, mayKeep, done }: Props) {
  const text = useText();
  const capacity = profile?.capacity ?? null;
  const skills = skillsOf(type, profile?.skills ?? null);
  return (
    <section data-testid="unit-profile" data-version={profile?.version ?? 0}>
      <h4 className="jw-small jw-secondary">{text('profile.title')}</h4>
      <dl className="jw-facts">
        <Fact label={text('profile.skills')}>
          {skills.map((skill) => text(`skill.${skill}`)).join(' · ')}{' '}
          {profile === null && <span className="jw-secondary">{text('profile.by-type')}</span>}
        </Fact>
        <Fact label={text('profile.capacity')}>
          {capacity === null
            ? text('profile.unknown')
            : text('profile.capacity.people', { count: formatNumber(capacity) })}
        </Fact>
        <Fact label={text('profile.shift')}>
          <ShiftWords shift={profile?.shift ?? null} />
        </Fact>
        <Fact label={text('profile.note')}>{profile?.note}</Fact>
      </dl>
      {mayKeep && (
        <details>
          <summary className="jw-small">{text('profile.change')}</summary>
          <UnitProfileForm
            key={`${unit} ${profile?.version ?? 0}`}
            {...{ unit, profile, skills, done }}
          />
        </details>
      )}
    </section>
  );
}

function ShiftWords({ shift }: Pick<UnitProfile, 'shift'>) {
  const text = useText();
  if (shift === null) return text('profile.unknown');
  const { isOn } = dutyAt(shift, serverNow());
  return (
    <>
      {text('profile.shift.times', shift)}{' '}
      {isOn ? text('profile.shift.on') : <b>{text('profile.shift.off')}</b>}
    </>
  );
}
