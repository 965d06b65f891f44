import { useText } from '../i18n/use-text.ts';
import { useBaseMap } from '../store/base-map-store.ts';

/**
 * 审图号 where there is one; otherwise the sentence the law wants. A number is never invented. Beside it
 * whom a configured base map comes from, or that it is missing.
 */
export function ApprovalLine({ approvalNumber }: { approvalNumber: string | null }) {
  const text = useText();
  const { credits, missing } = useBaseMap();
  return (
    <span className="jw-approval" data-testid="approval">
      {approvalNumber === null
        ? text('approval.none')
        : text('approval.number', { number: approvalNumber })}
      {credits.length > 0 &&
        ` · ${text('approval.base-map', { names: credits.join(text('list.and')) })}`}
      {missing && ` · ${text('approval.base-map-missing')}`}
    </span>
  );
}
