import type { Case, CaseLink, SharedField } from '../../../shared/model/case.ts';
import { useText } from '../../i18n/use-text.ts';
import { AreaName } from '../../ui/area-select.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useDepartmentName } from '../by-area/use-department-name.ts';

const PLACE_DIGITS = 5;

/** One shared field as people read it; a dash where the case has none. */
export function SharedValue({ field, told }: { field: SharedField; told: unknown }) {
  const text = useText();
  const departmentName = useDepartmentName();
  if (told === null || told === undefined) return <>–</>;
  switch (field) {
    case 'receivedAt':
    case 'dueAt':
      return <TimeText at={String(told)} />;
    case 'state':
      return <>{text(`case-state.${told as Case['state']}`)}</>;
    case 'about':
      return <>{text(`case-about.${(told as Case['about']).kind}`)}</>;
    case 'lead':
      return <>{departmentName(String(told))}</>;
    case 'town':
      return <AreaName code={String(told)} />;
    case 'place':
      return <>{(told as number[]).map((degrees) => degrees.toFixed(PLACE_DIGITS)).join(', ')}</>;
    case 'chain':
      return (
        <>
          {(told as CaseLink[])
            .map(({ act, to }) => `${text(`case-done.${act}`)} ${departmentName(to)}`)
            .join(' → ')}
        </>
      );
    default:
      return <>{String(told)}</>;
  }
}
