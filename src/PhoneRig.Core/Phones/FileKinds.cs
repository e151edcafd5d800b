namespace PhoneRig.Core.Phones;

/// <summary>The kinds of file a phone asks for (facts 3.1), in the order in which their patterns are tried.</summary>
public static class FileKinds
{
    /// <summary>The file a wiped phone asks for first: term70.default.loads.</summary>
    public const string DefaultLoad = "default-load";

    /// <summary>A named load: SCCP70.9-4-2SR3-1S.loads.</summary>
    public const string Load = "load";

    /// <summary>An archive of a load: *.sbn.</summary>
    public const string Archive = "archive";

    /// <summary>A trust list: CTLSEP, ITLSEP.</summary>
    public const string TrustList = "trust-list";

    /// <summary>A configuration: SEP….cnf.xml, XMLDefault.cnf.xml.</summary>
    public const string Configuration = "configuration";

    /// <summary>All kinds, in the order in which they are tried.</summary>
    public static readonly System.Collections.Immutable.ImmutableArray<string> All = [DefaultLoad, Load, Archive, TrustList, Configuration];
}
