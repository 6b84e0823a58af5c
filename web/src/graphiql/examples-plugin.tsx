/** @jsxImportSource react */
/** The pane with the ready examples; one click puts one into a tab of its own. */
import { Kind, parse } from 'graphql';
import { useEffect } from 'react';
import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from '@graphiql/react';
import type { Example, ExampleGroup } from './examples';
import type { Words } from './words';

function factsOf(query: string) {
  const documentAST = parse(query);
  const operations = documentAST.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const operationName = operations[0]?.name?.value;
  return { documentAST, operations, ...(operationName ? { operationName } : {}) };
}

function useOpen(): (example: Example) => void {
  const { addTab, changeTab, setOperationFacts, stop } = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);
  const active = useGraphiQL((state) => state.activeTabIndex);
  const { queryEditor, variableEditor, headerEditor } = useGraphiQL((state) => ({
    queryEditor: state.queryEditor,
    variableEditor: state.variableEditor,
    headerEditor: state.headerEditor,
  }));

  return (example) => {
    const open = tabs.findIndex((tab) => tab.query === example.query);
    if (open === active) return;
    stop(); // GraphiQL runs one operation at a time, and a subscription goes on for ever.
    if (open >= 0) {
      changeTab(open);
    } else {
      if (tabs[active]?.query?.trim()) addTab();
      queryEditor?.setValue(example.query);
      variableEditor?.setValue(example.variables);
      headerEditor?.setValue(example.headers);
    }
    // GraphiQL reads the document only after a pause: whoever runs it at once would run the last one.
    setOperationFacts(factsOf(example.query));
    queryEditor?.focus();
  };
}

function Icon() {
  return (
    <svg
      viewBox="0 0 24 24"
      width="18"
      height="18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M4 5h11M4 12h7M4 19h7m6-9 4 4-4 4m4-4h-7" />
    </svg>
  );
}

/** Call it once: GraphiQL tells plugins apart by identity. */
export function createExamplesPlugin(groups: ExampleGroup[], words: Words): GraphiQLPlugin {
  function Examples() {
    const open = useOpen();
    const editor = useGraphiQL((state) => state.queryEditor);
    useEffect(() => editor?.updateOptions({ wordWrap: 'on' }), [editor]);
    return (
      <section className="examples">
        <h2>{words.examples}</h2>
        {groups.map((group) => (
          <div key={group.title} className="examples-group">
            <h3>{group.title}</h3>
            <ul>
              {group.examples.map((example) => (
                <li key={example.name}>
                  <button type="button" onClick={() => open(example)}>
                    {example.title}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </section>
    );
  }
  return { title: words.examples, icon: Icon, content: Examples };
}
