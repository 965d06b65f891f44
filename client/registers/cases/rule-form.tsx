import type { CaseRule, CaseRules } from '../../../shared/model/case.ts';
import type { Confidence } from '../../../shared/model/rule.ts';
import { recordCaseRules } from '../../commands/manage-cases.ts';
import { useText } from '../../i18n/use-text.ts';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { withNewer } from '../../ui/with-newer.ts';
import { SourceFields } from '../source-fields.tsx';
import { AssistingField, DepartmentField } from './department-fields.tsx';

/** Changes one line of the table: the whole is recorded as its next version, with where the division is from. */
export function RuleForm(props: { rules: CaseRules; rule: CaseRule; done: Done }) {
  const { rules: told, rule, done } = props;
  const text = useText();
  const record = (form: FormData) => {
    const changed: CaseRule = {
      ...rule,
      lead: String(form.get('department')),
      assisting: form.getAll('assisting').map(String),
      termWorkingDays: Number(form.get('term')),
    };
    return recordCaseRules({
      basedOn: told.version,
      rules: withNewer(told.rules, changed),
      source: String(form.get('source')).trim(),
      confidence: String(form.get('confidence')) as Confidence,
    });
  };
  return (
    <CreateForm word={text('cases.rules.record')} create={record} done={done}>
      <DepartmentField word={text('cases.lead-desk')} chosen={rule.lead} />
      <label>
        {text('cases.term')}
        <input
          className="jw-input jw-few-digits"
          name="term"
          type="number"
          required
          min={1}
          max={120}
          defaultValue={rule.termWorkingDays}
        />
      </label>
      <SourceFields word={text('cases.source')} source={told.source} confidence={told.confidence} />
      <AssistingField chosen={rule.assisting} />
    </CreateForm>
  );
}
