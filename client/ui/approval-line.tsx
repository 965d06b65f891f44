import { useText } from '../i18n/use-text.ts';

/** 审图号 where there is one; otherwise the sentence the law wants. A number is never invented. */
export function ApprovalLine({ approvalNumber }: { approvalNumber: string | null }) {
  const text = useText();
  return (
    <span className="jw-approval" data-testid="approval">
      {approvalNumber === null
        ? text('approval.none')
        : text('approval.number', { number: approvalNumber })}
    </span>
  );
}
