import type { AlignType, Image, Nodes, Root, Table } from 'mdast';
import type { ReactNode } from 'react';
import { Fragment, memo, useMemo } from 'react';
import { assetUrl } from '#shared/contract/app-address.ts';
import { parseMarkdown } from '#shared/markdown/parse-markdown.ts';
import { readAssetAddress } from '#shared/model/asset.ts';

const childrenOf = (node: Nodes): ReactNode => {
  const children: readonly Nodes[] = 'children' in node ? node.children : [];
  // Trees are parsed anew with every change and hold no state: their order is their identity.
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return children.map((child, at) => <Fragment key={at}>{render(child)}</Fragment>);
};

const alignment = (align: AlignType | undefined) => (align ? { textAlign: align } : {});

const renderTable = (table: Table): ReactNode => {
  const [head, ...rows] = table.children;
  const cells = (row: (typeof table.children)[number], Cell: 'th' | 'td') =>
    row.children.map((cell, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
      <Cell key={at} style={alignment(table.align?.[at])}>
        {childrenOf(cell)}
      </Cell>
    ));
  return (
    <table>
      {head && (
        <thead>
          <tr>{cells(head, 'th')}</tr>
        </thead>
      )}
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
          <tr key={at}>{cells(row, 'td')}</tr>
        ))}
      </tbody>
    </table>
  );
};

/** The profile leaves no pictures but those that are kept. */
const renderPicture = ({ url, alt }: Image): ReactNode => {
  const id = readAssetAddress(url);
  return id === null ? alt : <img src={assetUrl(id)} alt={alt ?? ''} loading="lazy" />;
};

const render = (node: Nodes): ReactNode => {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'paragraph':
      return <p dir="auto">{childrenOf(node)}</p>;
    case 'heading':
      // The section's own heading is a level 2; what the text brings starts below it.
      return node.depth <= 2 ? <h2 dir="auto">{childrenOf(node)}</h2> : <h3 dir="auto">{childrenOf(node)}</h3>;
    case 'list':
      return node.ordered ? (
        <ol start={node.start ?? 1} dir="auto">
          {childrenOf(node)}
        </ol>
      ) : (
        <ul dir="auto">{childrenOf(node)}</ul>
      );
    case 'listItem':
      return <li dir="auto">{childrenOf(node)}</li>;
    case 'strong':
      return <strong>{childrenOf(node)}</strong>;
    case 'emphasis':
      return <em>{childrenOf(node)}</em>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'break':
      return <br />;
    case 'image':
      return renderPicture(node);
    case 'link':
      // Shown, not followed: text from a CV must not lead anywhere by accident.
      return <span data-link>{childrenOf(node)}</span>;
    case 'table':
      return renderTable(node);
    default:
      return childrenOf(node);
  }
};

/** A section's Markdown as elements, never as HTML text: nothing in it can be more than words. */
export const MarkdownView = memo(({ text }: { text: string }) => {
  const root: Root = useMemo(() => parseMarkdown(text), [text]);
  return <>{render(root)}</>;
});
