namespace PhoneRig.Core.Phones;

/// <summary>The kinds of file a phone asks for (facts 3.1), in the order in which their patterns are tried.</summary>
public static class FileKinds
{
    /// <summary>The file a wiped phone asks for first: term70.default.loads.</summary>
    public const string DefaultLoad = "default-load";

    /// <summary>The default load of a phone that cannot read its own model: termZZ.default.loads.</summary>
    public const string LostModelLoad = "lost-model-load";

    /// <summary>A named load: SCCP70.9-4-2SR3-1S.loads.</summary>
    public const string Load = "load";

    /// <summary>An archive of a load: *.sbn.</summary>
    public const string Archive = "archive";

    /// <summary>A trust list: CTLSEP, ITLSEP.</summary>
    public const string TrustList = "trust-list";

    /// <summary>A signed configuration, asked for only by a phone that holds a trust list: SEP….cnf.xml.sgn (facts 3.2).</summary>
    public const string SignedConfiguration = "signed-configuration";

    /// <summary>A configuration: SEP….cnf.xml, XMLDefault.cnf.xml.</summary>
    public const string Configuration = "configuration";

    /// <summary>All kinds, in the order in which they are tried.</summary>
    public static readonly System.Collections.Immutable.ImmutableArray<string> All = [DefaultLoad, LostModelLoad, Load, Archive, TrustList, SignedConfiguration, Configuration];
}
