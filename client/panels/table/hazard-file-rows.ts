import type { Danger } from '../../../shared/model/danger.ts';
import { isDangerOverdue } from '../../../shared/risk/danger-life.ts';
import type { HazardSummary } from '../../../shared/wire/hazard-files.ts';
import { type FileSource, moment, whereabouts, yesOrNo } from './file-source.ts';
import { pointOf, type Row } from './row.ts';

export function hazardFileRow(source: FileSource, file: HazardSummary): Row {
  const hazard = source.registers.hazardById.get(file.id);
  const place = hazard?.place ?? null;
  return {
    key: file.id,
    // A closed file has left the map.
    selection: hazard ? { kind: 'hazard', id: file.id } : null,
    geometry: hazard?.outline ?? pointOf(place),
    synthetic: file.synthetic,
    town: file.town,
    values: {
      name: source.nameOf(file.name),
      state: file.state,
      risk: file.risk ?? 'unknown',
      class: file.class,
      due: moment(file.inspectionDue),
      overdue: yesOrNo(file.overdue),
      responsibleUnit: file.responsibleUnit && source.nameOf(file.responsibleUnit),
      dangers: file.openDangers,
      majorDangers: file.openMajorDangers,
      grade: String(file.majorGrade ?? 'none'),
      cover: file.cover,
      ...whereabouts(source, file.town, place),
    },
  };
}

export function dangerRow(source: FileSource, danger: Danger): Row {
  const hazard = source.registers.hazardById.get(danger.hazard);
  const place = hazard?.place ?? null;
  const { rectification } = danger;
  return {
    key: danger.id,
    selection: hazard ? { kind: 'hazard', id: danger.hazard } : null,
    geometry: pointOf(place),
    synthetic: danger.synthetic,
    town: danger.town,
    values: {
      name: source.nameOf(danger.finding),
      severity: danger.severity ?? 'none',
      state: danger.state,
      deadline: moment(rectification?.deadline ?? null),
      overdue: yesOrNo(isDangerOverdue(danger, source.now)),
      hazard: source.nameOf(danger.hazardName),
      responsibleUnit: rectification && source.nameOf(rectification.responsibleUnit),
      found: Date.parse(danger.foundAt),
      origin: danger.origin,
      supervised: yesOrNo(danger.supervisedAt !== null),
      ...whereabouts(source, danger.town, place),
    },
  };
}
