import type { ProgramFacts } from './languages';

/** An answer need not be JSON. */
export function completeJavascript(code: string): string {
  return code
    .replace('res.json()', 'res.text()')
    .replace('json => console.log(json)', 'text => console.log(text)');
}

export function completePython(code: string, { hasToken }: ProgramFacts): string {
  const imported = hasToken ? `import os\n${code}` : code;
  // Requests would send text as ISO 8859-1.
  return imported.replace(/^(payload = .*)$/m, '$1.encode()');
}

/** Imports in the order of gofmt. */
export function completeGo(code: string, { hasToken, hasBody }: ProgramFacts): string {
  const names = ['fmt', 'io', 'net/http'];
  if (hasToken) names.push('os');
  if (hasBody) names.push('strings');
  const imports = names.map((name) => `\t"${name}"\n`).join('');
  return code
    .replace(/import \([^)]*\)/, () => `import (\n${imports})`)
    .replace('func main() {\n\n', 'func main() {\n')
    .replace(/\n\n\}\s*$/, '\n}\n');
}

export function completeJava(code: string): string {
  const body = code.replace(/^(?=.)/gm, '        ');
  return [
    'import java.net.URI;',
    'import java.net.http.HttpClient;',
    'import java.net.http.HttpRequest;',
    'import java.net.http.HttpResponse;',
    '',
    'public class Main {',
    '    public static void main(String[] args) throws Exception {',
    body,
    '    }',
    '}',
  ].join('\n');
}

/** With the functions of OkHttp 4 and later; bytes, because text would get a charset. */
export function completeKotlin(code: string): string {
  const current = code
    .replace(/^val mediaType = MediaType\.parse\((.*)\)$/m, 'val mediaType = $1.toMediaType()')
    .replace(
      /^val body = RequestBody\.create\(mediaType, (.*)\)$/m,
      'val body = $1.toByteArray().toRequestBody(mediaType)',
    )
    // Some methods have to have a body.
    .replace(/^( *\.(?:post|put|patch))\(null\)$/m, '$1(ByteArray(0).toRequestBody())');
  const functions = ['MediaType.Companion.toMediaType', 'RequestBody.Companion.toRequestBody'];
  const names = ['OkHttpClient', 'Request'];
  for (const name of functions) {
    if (current.includes(`.${name.split('.').at(-1) ?? ''}(`)) names.push(name);
  }
  const imports = names.sort().map((name) => `import okhttp3.${name}\n`);
  return `${imports.join('')}\n${current}\nprintln(response.body?.string())`;
}

export function completeCsharp(code: string): string {
  return (
    `using System;\nusing System.Net.Http;\n${code}`
      // Only parsing takes a type with parameters.
      .replace('new MediaTypeHeaderValue(', 'MediaTypeHeaderValue.Parse(')
      .replace(/^ *response\.EnsureSuccessStatusCode\(\);\n/m, '')
  );
}

/** The time limit is the generator's own. */
export function completeSwift(code: string): string {
  return code.replace(/^request\.timeoutInterval = \d+\n/m, '');
}

/** Without a function that PHP 8.5 has done away with, and limits of the generator's own. */
export function completePhp(code: string): string {
  return code
    .replace(/^curl_close\(\$curl\);\n\n/m, '')
    .replace('CURLOPT_CUSTOMREQUEST => "HEAD"', 'CURLOPT_NOBODY => true')
    .replace(/^ *CURLOPT_(?:MAXREDIRS|TIMEOUT) => \d+,\n/gm, '');
}

export function completePowershell(code: string, { hasBody }: ProgramFacts): string {
  // Windows PowerShell takes the type as a parameter only, and sends text as ISO 8859-1.
  const typed = hasBody ? code.replace(/^\$headers\.Add\("content-type", .*\n/im, '') : code;
  return `${typed.replace(/ -Body (.*)$/m, ' -Body ([Text.Encoding]::UTF8.GetBytes($1))')}\n$response`;
}
