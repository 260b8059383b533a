import type { ReactNode } from 'react';

interface DataTableProps {
  caption: ReactNode;
  headings: readonly ReactNode[];
  rows: readonly (readonly ReactNode[])[];
  /** Set where a heading above says the same. */
  isCaptionHidden?: boolean;
}

/**
 * Shows rows under a caption; the first cell of each row names it. On a narrow screen each row is a card, in which each cell carries
 * its heading.
 */
export function DataTable({ caption, headings, rows, isCaptionHidden = false }: DataTableProps) {
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={nameOf(caption)}>
      <table className="ds-table" data-zebra>
        <caption className={isCaptionHidden ? 'ds-sr-only' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {headings.map((heading, i) => (
              <th key={i} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...cells], i) => (
            <tr key={i}>
              <th scope="row">{first}</th>
              {cells.map((cell, j) => (
                <td key={j} data-heading={nameOf(headings[j + 1])}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function nameOf(words: ReactNode): string | undefined {
  return typeof words === 'string' && words !== '' ? words : undefined;
}
