import type { PlanAids } from '../../../shared/model/emergency-plan-task.ts';
import { useText } from '../../i18n/use-text.ts';
import { registersLink } from '../../registers/section-address.ts';
import { formatNumber } from '../../ui/format-number.ts';

/** What an active plan wants to be sent, and the texts it has ready; a text goes out by a release alone. */
export function PlanAidsBlock({ aids: { resources, messages } }: { aids: PlanAids }) {
  const text = useText();
  return (
    <>
      {resources.length > 0 && (
        <p className="jw-small">
          <span className="jw-secondary">{text('plans.resources')}</span>{' '}
          {resources
            .map(({ type, count }) => `${text(`unit.${type}`)} ${formatNumber(count)}`)
            .join(text('list.and'))}
        </p>
      )}
      {messages.length > 0 && (
        <details className="jw-small" data-testid="plan-messages">
          <summary>
            {text('plans.messages')} {formatNumber(messages.length)}
          </summary>
          <ul className="jw-list">
            {messages.map(({ title, words }) => (
              <li key={title}>
                <b>{title}</b> {words}
              </li>
            ))}
          </ul>
          <a className="jw-link" href={registersLink('warnings')}>
            {text('board.release')}
          </a>
        </details>
      )}
    </>
  );
}
