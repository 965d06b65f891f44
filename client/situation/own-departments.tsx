import { useText } from '../i18n/use-text.ts';
import { useDepartmentName } from '../registers/by-area/use-department-name.ts';
import { useOwnDepartments } from '../store/own-departments.ts';

/** More are counted and not named. */
const NAMED = 3;

/** For which departments one acts here; where for none, what to do about it. */
export function OwnDepartments() {
  const text = useText();
  const nameOf = useDepartmentName();
  const own = useOwnDepartments();
  if (own.length === 0) return <p className="jw-note">{text('departments.none')}</p>;
  const names = own.slice(0, NAMED).map(nameOf).join(text('list.and'));
  return (
    <span className="jw-secondary jw-small" data-testid="own-departments">
      {own.length > NAMED
        ? text('departments.yours.many', { names, count: own.length })
        : text('departments.yours', { names })}
    </span>
  );
}
