import type { Guide } from '../../guide/load-guide.js';
import { DataTable } from '../layout/data-table.js';
import { useShowing } from '../layout/showing.js';
import { paths } from '../paths.js';
import { AGENDA } from '../texts/agenda.js';
import type { Text } from '../texts/text.js';
import type { AgendaItem } from './find-agenda.js';

/** Holds a case with its decision, as the minutes list it. */
export type Decided = Pick<AgendaItem, 'caseId' | 'caseNumber' | 'studentName' | 'decision'>;

interface DecidedTableProps {
  decided: readonly Decided[];
  guide: Guide;
}

/** Lists what a meeting decided: one decision a case. */
export function DecidedTable({ decided, guide }: DecidedTableProps) {
  const { say } = useShowing();
  const decisions: Readonly<Record<string, Text>> = guide.texts.decisions;
  return (
    <DataTable
      caption={say(AGENDA.decided)}
      headings={[say(AGENDA.student), say(AGENDA.decision), say(AGENDA.case)]}
      rows={decided.map(({ caseId, caseNumber, studentName, decision }) => [
        studentName,
        (decision !== null && decisions[decision] && say(decisions[decision])) || '–',
        <a key="case" className="ds-link" href={paths.case(caseId)}>
          {caseNumber}
        </a>,
      ])}
    />
  );
}
