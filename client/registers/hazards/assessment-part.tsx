import { useState } from 'react';
import type { HazardFile, RiskAssessment } from '../../../shared/model/hazard-file.ts';
import { CONFIDENCES } from '../../../shared/model/rule.ts';
import { hazardStepRefusals } from '../../../shared/risk/hazard-life.ts';
import { LEC_STEPS, RISK_BANDS, riskColour, riskScore } from '../../../shared/risk/lec.ts';
import { stepHazard } from '../../commands/keep-hazard.ts';
import { useText } from '../../i18n/use-text.ts';
import { Choice } from '../../ui/choice.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { RiskMark } from '../../ui/risk-mark.tsx';
import { useMayKeep } from '../use-may-keep.ts';
import { Day } from './day.tsx';

const METHODS = ['LEC', 'LS'] as const;
type Method = (typeof METHODS)[number];
const MATRIX_STEPS = [5, 4, 3, 2, 1] as const;

/** The factors of each method with the steps they can take. */
const FACTORS = {
  LEC: [
    ['likelihood', 'hazards.lec.likelihood', LEC_STEPS.likelihood],
    ['exposure', 'hazards.lec.exposure', LEC_STEPS.exposure],
    ['consequence', 'hazards.lec.consequence', LEC_STEPS.consequence],
  ],
  LS: [
    ['likelihood', 'hazards.lec.likelihood', MATRIX_STEPS],
    ['severity', 'hazards.ls.severity', MATRIX_STEPS],
  ],
} as const;

/** How bad a hazard is and by which numbers, and the form that assesses it anew. */
export function AssessmentPart({ file, changed }: { file: HazardFile; changed: Done }) {
  const text = useText();
  const mayKeep = useMayKeep();
  const { assessment } = file;
  const [refusal] = hazardStepRefusals('assess', { ...file, openDangers: 0 });
  return (
    <section className="jw-hazard-part">
      <h3>{text('hazards.assessment')}</h3>
      <p className="jw-hazard-line">
        <RiskMark risk={file.risk} /> <Day at={file.assessedAt} />
      </p>
      {assessment === null ? (
        <p className="jw-secondary">{text('hazards.assessment.none')}</p>
      ) : (
        <Numbers assessment={assessment} />
      )}
      {mayKeep && refusal === undefined && (
        <AssessmentForm key={file.version} file={file} changed={changed} />
      )}
    </section>
  );
}

function Numbers({ assessment }: { assessment: RiskAssessment }) {
  const text = useText();
  const { method, source } = assessment;
  const confidence = text(`confidence.${assessment.confidence}`);
  const bands = RISK_BANDS[method];
  const values: Record<string, unknown> = assessment;
  return (
    <>
      <p className="jw-number">
        {FACTORS[method].map(([factor, key]) => `${text(key)} ${values[factor]}`).join(' × ')}
        {' = '}
        <strong>{riskScore(assessment)}</strong>
      </p>
      <p className="jw-secondary jw-small">
        {text('hazards.assessment.source', { source, confidence })}
        <br />
        {text('hazards.assessment.bands', {
          source: bands.source,
          confidence: text(`confidence.${bands.confidence}`),
        })}
      </p>
    </>
  );
}

function AssessmentForm({ file, changed }: { file: HazardFile; changed: Done }) {
  const text = useText();
  const before = file.assessment;
  const [method, setMethod] = useState<Method>(before?.method ?? 'LEC');
  const [factors, setFactors] = useState<Record<string, number>>({
    ...{ likelihood: 3, exposure: 3, consequence: 3, severity: 3 },
    ...(before?.method === 'LEC' && {
      ...{ likelihood: before.likelihood, exposure: before.exposure },
      consequence: before.consequence,
    }),
    ...(before?.method === 'LS' && { likelihood: before.likelihood, severity: before.severity }),
  });
  const { likelihood = 3, exposure = 3, consequence = 3, severity = 3 } = factors;
  const judged = { source: '-', confidence: 'D' } as const;
  const assessment: RiskAssessment =
    method === 'LEC'
      ? { method, likelihood, exposure, consequence, ...judged }
      : { method, likelihood, severity, ...judged };
  const risk = riskColour(assessment);
  const create = (form: FormData) =>
    stepHazard(file.id, {
      ...{ basedOn: file.version, step: 'assess' },
      assessment: {
        ...assessment,
        source: String(form.get('source')),
        confidence: form.get('confidence') as RiskAssessment['confidence'],
      },
    });
  return (
    <>
      <Choice
        label={text('hazards.assessment.method')}
        names={METHODS}
        chosen={method}
        wordOf={(name) => name}
        choose={(name) => {
          setMethod(name);
          // A step of the one method may be unknown to the other.
          setFactors({ likelihood: 3, exposure: 3, consequence: 3, severity: 3 });
        }}
      />
      <CreateForm create={create} done={changed} word={text('hazards.assess')}>
        {FACTORS[method].map(([factor, key, steps]) => (
          <label key={factor}>
            {text(key)}
            <select
              className="jw-select jw-number"
              value={factors[factor]}
              onChange={({ target }) => setFactors({ ...factors, [factor]: Number(target.value) })}
            >
              {steps.map((step) => (
                <option key={step}>{step}</option>
              ))}
            </select>
          </label>
        ))}
        <label>
          {text('hazards.assessment.by')}
          <input
            className="jw-input"
            name="source"
            required
            maxLength={300}
            defaultValue={before?.source}
          />
        </label>
        <label>
          {text('hazards.assessment.confidence')}
          <select className="jw-select" name="confidence" defaultValue={before?.confidence ?? 'L'}>
            {CONFIDENCES.map((name) => (
              <option key={name} value={name}>
                {text(`confidence.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <output className="jw-hazard-preview">
          {text('hazards.assessment.preview', {
            score: riskScore(assessment),
            risk: text(`risk.${risk}`),
          })}
        </output>
      </CreateForm>
    </>
  );
}
