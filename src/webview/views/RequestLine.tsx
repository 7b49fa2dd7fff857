import { limits } from '../../protocol/limits';
import { sendKeys } from '../sendKeys';
import { text } from '../strings';
import { Icon } from './Icon';
import { MethodBox } from './MethodBox';

interface RequestLineProps {
  readonly method: string;
  readonly url: string;
  readonly canSend: boolean;
  readonly onMethod: (method: string) => void;
  readonly onUrl: (url: string) => void;
  readonly onSend: () => void;
}

/** Method, URL and Send. */
export function RequestLine(props: RequestLineProps) {
  const { method, url, canSend, onMethod, onUrl, onSend } = props;
  return (
    <div class="request-line">
      <MethodBox method={method} onChange={onMethod} />
      <input
        id="url"
        type="text"
        class="mono"
        aria-label={text('url')}
        placeholder={text('urlPlaceholder')}
        autocomplete="off"
        spellcheck={false}
        maxLength={limits.url}
        value={url}
        onInput={(event) => onUrl(event.currentTarget.value)}
      />
      <button
        id="send"
        type="button"
        class="primary"
        // Not `disabled`: the button keeps the focus while its request is under way.
        aria-disabled={!canSend}
        title={text('sendHint', sendKeys)}
        onClick={onSend}
      >
        <Icon name="send" />
        {text('send')}
      </button>
    </div>
  );
}
