import { useMemo } from 'preact/hooks';
import { limits } from '../../protocol/limits';
import type { Draft } from '../../protocol/panel';
import { enabledHeader, setHeaderField } from '../headerFields';
import { insertText } from '../insertText';
import { formatJson, jsonProblem } from '../jsonText';
import { text } from '../strings';
import { BodyEditor } from './BodyEditor';
import { Icon } from './Icon';

/** Longest body that is checked with every key. */
const checkedWhileTyping = 500_000;

interface BodyTabProps {
  readonly draft: Draft;
  readonly onEdit: (change: Partial<Draft>) => void;
}

/** The request body, with help for JSON. */
export function BodyTab({ draft, onEdit }: BodyTabProps) {
  const { body, headers } = draft;
  const contentType = enabledHeader(headers, 'content-type');
  const isJson = /[/+]json\b/i.test(contentType ?? '');
  const problem = useMemo(
    () => (isJson && body.length <= checkedWhileTyping ? jsonProblem(body) : undefined),
    [isJson, body],
  );
  const tooLarge = body.length > limits.body;
  const lacksType = body !== '' && contentType === undefined;
  const hasHint = problem !== undefined || tooLarge || lacksType;

  function format() {
    if (body.trim() === '' || jsonProblem(body) !== undefined) return;
    const editor = document.getElementById('body');
    if (!(editor instanceof HTMLTextAreaElement)) return;
    editor.focus();
    editor.select();
    insertText(formatJson(body));
    editor.setSelectionRange(0, 0);
  }

  function addJsonType() {
    const change = { name: 'Content-Type', value: 'application/json' };
    onEdit({ headers: setHeaderField(headers, headers.length, change) });
    document.getElementById('body')?.focus();
  }

  return (
    <div class="body-tab">
      <BodyEditor
        id="body"
        value={body}
        invalid={problem !== undefined || tooLarge}
        describedBy="body-problem body-tab-hint"
        onInput={(value) => onEdit({ body: value })}
      />
      <div class="body-foot">
        <p id="body-tab-hint" class={hasHint ? 'spoken' : 'body-tab-hint'}>
          {text('tabHint')}
        </p>
        <div id="body-problem" class="body-problem" hidden={!hasHint}>
          {problem !== undefined && <Hint text={text('invalidJson', problem)} />}
          {tooLarge && <Hint text={text('bodyTooLarge')} />}
          {lacksType && (
            <>
              <Hint text={text('noContentType')} />
              <button type="button" class="link" onClick={addJsonType}>
                {text('addJsonType')}
              </button>
            </>
          )}
        </div>
        <button type="button" class="secondary" onClick={format}>
          {text('formatBody')}
        </button>
      </div>
    </div>
  );
}

function Hint({ text: sentence }: { readonly text: string }) {
  return (
    <span class="hint">
      <Icon name="warning" />
      {sentence}
    </span>
  );
}
