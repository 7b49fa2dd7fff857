/** A user as the API shows it. A password is checked and dropped: it is in no record. */
export interface User {
  readonly loginId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly team: string;
  readonly extension: string;
  readonly email?: string;
  readonly workPhone?: string;
  readonly mobilePhone?: string;
  readonly disabled: boolean;
  readonly changePassword: boolean;
  /** Levels from 0 to 100 by skill. */
  readonly skills: Readonly<Record<string, number>>;
  readonly roles: readonly string[];
  readonly loginInfo?: {
    readonly isLoggedIn: boolean;
    /** ISO 8601 in UTC, as is `lastLogout`. */
    readonly lastLogin: string;
    readonly lastLogout: string;
    readonly browser: string;
    readonly os: string;
    readonly phoneMode: string;
    readonly appType: string;
  };
}

/** What the phone directory has of a user beside the user's own record. */
export interface Line {
  /** The number that reaches the user from outside. */
  readonly external?: string;
  readonly voiceMail: boolean;
  readonly greeting: boolean;
}

/** All there is to know of a user. */
export interface Account {
  readonly user: User;
  readonly line: Line;
  /** After too many wrong passwords. */
  readonly lockedOut: boolean;
}

/** The teams of every new sandbox. */
export const teamNames: readonly string[] = [
  'Billing Desk',
  'Deliveries',
  'Returns',
  'Supervisors',
  'Trade Customers',
];

const plainLine: Line = { voiceMail: false, greeting: false };
const enabled = { disabled: false, changePassword: false };

const accounts: readonly Account[] = [
  {
    user: {
      ...enabled,
      loginId: 'mira.solberg',
      firstName: 'Mira',
      lastName: 'Solberg',
      team: 'Returns',
      extension: '3101',
      email: 'mira.solberg@lindenhaus.example',
      workPhone: '12025550141',
      skills: { Returns: 90, German: 60 },
      roles: ['Agent'],
      loginInfo: {
        isLoggedIn: true,
        lastLogin: '2025-03-06T07:58:12.000Z',
        lastLogout: '2025-03-05T16:31:40.000Z',
        browser: 'Firefox 136.0',
        os: 'Windows',
        phoneMode: 'Softphone',
        appType: 'Agent workspace',
      },
    },
    line: { external: '12025550141', voiceMail: true, greeting: true },
    lockedOut: false,
  },
  {
    user: {
      ...enabled,
      loginId: 'tomas.reyes',
      firstName: 'Tomás',
      lastName: 'Reyes',
      team: 'Billing Desk',
      extension: '3102',
      email: 'tomas.reyes@lindenhaus.example',
      mobilePhone: '12025550172',
      skills: { Billing: 100, Spanish: 100, Returns: 30 },
      roles: ['Agent'],
    },
    line: plainLine,
    lockedOut: true,
  },
  {
    user: {
      ...enabled,
      loginId: 'ada.koroma',
      firstName: 'Ada',
      lastName: 'Koroma',
      team: 'Supervisors',
      extension: '3001',
      email: 'ada.koroma@lindenhaus.example',
      workPhone: '12025550100',
      skills: {},
      roles: ['Supervisor', 'Agent'],
    },
    line: { external: '12025550100', voiceMail: true, greeting: false },
    lockedOut: false,
  },
  {
    user: {
      disabled: true,
      changePassword: true,
      loginId: 'jun.takeda',
      firstName: 'Jun',
      lastName: 'Takeda',
      team: 'Deliveries',
      extension: '3104',
      skills: { Deliveries: 75 },
      roles: ['Agent'],
    },
    line: plainLine,
    lockedOut: false,
  },
  {
    user: {
      ...enabled,
      loginId: 'petra.lindqvist',
      firstName: 'Petra',
      lastName: 'Lindqvist',
      team: 'Trade Customers',
      extension: '3105',
      email: 'petra.lindqvist@lindenhaus.example',
      skills: { Trade: 80, Billing: 40 },
      roles: ['Agent'],
    },
    line: { voiceMail: true, greeting: false },
    lockedOut: false,
  },
];

/** The users of one sandbox, by login ID, in memory. */
export class Users {
  private readonly accounts = new Map(accounts.map((account) => [account.user.loginId, account]));

  get(loginId: string): Account | undefined {
    return this.accounts.get(loginId);
  }

  all(): Account[] {
    return [...this.accounts.values()];
  }

  /** Adds the user or puts it in the place of the one with that login ID. */
  put(user: User): void {
    const present = this.accounts.get(user.loginId);
    this.accounts.set(user.loginId, { line: plainLine, lockedOut: false, ...present, user });
  }

  unlock(account: Account): void {
    this.accounts.set(account.user.loginId, { ...account, lockedOut: false });
  }

  /** False when there was no such user. */
  delete(loginId: string): boolean {
    return this.accounts.delete(loginId);
  }

  /** The next extension after the highest in use. */
  freeExtension(): string {
    const highest = this.all().reduce((most, { user }) => {
      const extension = Number(user.extension);
      return Number.isSafeInteger(extension) ? Math.max(most, extension) : most;
    }, 3000);
    return String(highest + 1);
  }
}
