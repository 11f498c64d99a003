/** What the tests use of a package that comes without types. */
declare module 'datapackage' {
  export class Profile {
    static load(profile: string): Promise<Profile>
    validate(descriptor: object): { valid: boolean; errors: readonly Error[] }
  }
}
