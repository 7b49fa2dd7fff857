import * as literals from './literals';
import * as programs from './programs';

/** A language in which a request can be written. */
export interface SnippetLanguage {
  /** Stable: may be kept. */
  readonly id: string;
  /** In English; names of products. */
  readonly label: string;
}

/** How the generator's output becomes a program of the language. */
export interface LanguageRules extends SnippetLanguage {
  readonly target: string;
  readonly client: string;
  readonly literal: literals.Literal;
  /** An expression: the value of an environment variable. */
  readonly variable: (name: string) => string;
  readonly join: '+' | '.';
  /** What the generator leaves out of a program or writes in an outdated way. */
  readonly complete?: (code: string, facts: ProgramFacts) => string;
}

export interface ProgramFacts {
  readonly hasToken: boolean;
  readonly hasBody: boolean;
}

export const languageRules: readonly LanguageRules[] = [
  {
    id: 'javascript',
    label: 'JavaScript (fetch)',
    target: 'node',
    client: 'fetch',
    literal: literals.javascriptLiteral,
    variable: (name) => `process.env.${name}`,
    join: '+',
    complete: programs.completeJavascript,
  },
  {
    id: 'python',
    label: 'Python (Requests)',
    target: 'python',
    client: 'requests',
    literal: literals.pythonLiteral,
    variable: (name) => `os.environ["${name}"]`,
    join: '+',
    complete: programs.completePython,
  },
  {
    id: 'go',
    label: 'Go',
    target: 'go',
    client: 'native',
    literal: literals.goLiteral,
    variable: (name) => `os.Getenv("${name}")`,
    join: '+',
    complete: programs.completeGo,
  },
  {
    id: 'java',
    label: 'Java (HttpClient)',
    target: 'java',
    client: 'nethttp',
    literal: literals.javaLiteral,
    variable: (name) => `System.getenv("${name}")`,
    join: '+',
    complete: programs.completeJava,
  },
  {
    id: 'kotlin',
    label: 'Kotlin (OkHttp)',
    target: 'kotlin',
    client: 'okhttp',
    literal: literals.kotlinLiteral,
    variable: (name) => `System.getenv("${name}")`,
    join: '+',
    complete: programs.completeKotlin,
  },
  {
    id: 'csharp',
    label: 'C# (HttpClient)',
    target: 'csharp',
    client: 'httpclient',
    literal: literals.csharpLiteral,
    variable: (name) => `Environment.GetEnvironmentVariable("${name}")`,
    join: '+',
    complete: programs.completeCsharp,
  },
  {
    id: 'php',
    label: 'PHP (cURL)',
    target: 'php',
    client: 'curl',
    literal: literals.phpLiteral,
    variable: (name) => `getenv("${name}")`,
    join: '.',
    complete: programs.completePhp,
  },
  {
    id: 'ruby',
    label: 'Ruby (Net::HTTP)',
    target: 'ruby',
    client: 'native',
    literal: literals.rubyLiteral,
    variable: (name) => `ENV.fetch("${name}")`,
    join: '+',
  },
  {
    id: 'swift',
    label: 'Swift (URLSession)',
    target: 'swift',
    client: 'urlsession',
    literal: literals.swiftLiteral,
    variable: (name) => `(ProcessInfo.processInfo.environment["${name}"] ?? "")`,
    join: '+',
    complete: programs.completeSwift,
  },
  {
    id: 'powershell',
    label: 'PowerShell (Invoke-RestMethod)',
    target: 'powershell',
    client: 'restmethod',
    literal: literals.powershellLiteral,
    variable: (name) => `$env:${name}`,
    join: '+',
    complete: programs.completePowershell,
  },
];
