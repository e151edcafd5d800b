namespace PhoneRig.Core.Configuration.Checks;

/// <summary>
/// One concern of a kind of file. It adds what it finds and never stops at the first. Where reading found mistakes, it is given what
/// was left (see <see cref="ReadFile{T}"/>) and must not complain of what is absent for that reason.
/// </summary>
internal interface ICheck<T>
{
    void Check(ReadFile<T> file);
}
