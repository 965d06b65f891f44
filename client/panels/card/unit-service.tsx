import type { ResourceStatus } from '../../../shared/model/resource.ts';
import type { UnitService } from '../../../shared/model/unit-service.ts';
import { changeService } from '../../commands/unit-acts.ts';
import { useText } from '../../i18n/use-text.ts';
import { actorName } from '../../situation/sentence.ts';
import { useNames } from '../../situation/use-names.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { TimeText } from '../../ui/time-text.tsx';

type Props = {
  unit: string;
  /** As the register and its task have it. */
  status: ResourceStatus;
  /** What was said last; null: nothing. */
  service: UnitService | null;
  mayKeep: boolean;
  done: Done;
};

/** Whether a unit may be sent, why not, and taking it out of service or returning it. */
export function UnitServicePart({ unit, status, service, mayKeep, done }: Props) {
  const text = useText();
  const isOut = status === 'out_of_service';
  const change = (inService: boolean, reason: string) =>
    changeService(unit, { basedOn: service?.version ?? 0, inService, reason });
  return (
    <section data-testid="unit-service" data-out={isOut}>
      <h4 className="jw-small jw-secondary">{text('service.title')}</h4>
      {isOut ? (
        <OutWords service={service} />
      ) : (
        <p>{text(status === 'available' ? 'service.in' : 'service.on-task')}</p>
      )}
      {mayKeep && isOut && (
        <ActButton word={text('service.return')} act={() => change(true, '')} done={done} />
      )}
      {mayKeep && status === 'available' && (
        <details>
          <summary className="jw-small">{text('service.take-out.open')}</summary>
          <CreateForm
            word={text('service.take-out')}
            create={(form) => change(false, String(form.get('reason')))}
            done={done}
          >
            <label className="jw-grow">
              {text('service.reason')}
              <input className="jw-input" name="reason" maxLength={300} required />
            </label>
          </CreateForm>
        </details>
      )}
    </section>
  );
}

/** Why it is out, by whom and since when; a register may say it without any of that. */
function OutWords({ service }: Pick<Props, 'service'>) {
  const text = useText();
  const names = useNames();
  if (service === null || service.inService) {
    return <p className="jw-late">{text('service.out.unrecorded')}</p>;
  }
  return (
    <p>
      <b className="jw-late">{text('service.out')}</b> {service.reason}{' '}
      <span className="jw-secondary">
        {actorName(service.recordedBy, text, names)} <TimeText at={service.recordedAt} />
      </span>
    </p>
  );
}
