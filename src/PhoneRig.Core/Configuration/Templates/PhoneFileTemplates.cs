namespace PhoneRig.Core.Configuration.Templates;

/// <summary>The templates of the files that phones are configured by.</summary>
/// <param name="Default">XMLDefault.cnf.xml, for phones that have none of their own.</param>
/// <param name="Device">SEP.cnf.xml, for one phone.</param>
public sealed record PhoneFileTemplates(PhoneFileTemplate Default, PhoneFileTemplate Device);
