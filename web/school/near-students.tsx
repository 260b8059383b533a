import type { Guide } from '../../guide/load-guide.js';
import type { NearStudent } from '../insights/find-near-students.js';
import { DataTable } from '../layout/data-table.js';
import { useShowing } from '../layout/showing.js';
import { CASES } from '../texts/cases.js';
import { SCHOOL } from '../texts/school.js';

/** Lists the students who are near a trigger, with how near. */
export function NearStudents({ near, guide }: { near: readonly NearStudent[]; guide: Guide }) {
  const { say } = useShowing();
  return (
    <section>
      <h2 className="ds-heading" data-size="sm">
        {say(SCHOOL.near)}
      </h2>
      <p className="about">{say(SCHOOL.nearAbout)}</p>
      {near.length === 0 ? (
        <p>{say(SCHOOL.nearNone)}</p>
      ) : (
        <DataTable
          caption={say(SCHOOL.near)}
          headings={[
            say(CASES.student),
            say(CASES.className),
            say(SCHOOL.trigger),
            say(SCHOOL.openCase),
          ]}
          rows={near.map(({ name, className, near: triggers, hasOpenCase }) => [
            name,
            className,
            triggers
              .map(({ trigger, has, of }) => {
                const count = say(SCHOOL.has, { has, of });
                return `${say(guide.texts.triggers[trigger].name)}: ${count}`;
              })
              .join('; '),
            say(hasOpenCase ? SCHOOL.yes : SCHOOL.no),
          ])}
        />
      )}
    </section>
  );
}
