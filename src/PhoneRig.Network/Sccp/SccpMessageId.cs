namespace PhoneRig.Network.Sccp;

/// <summary>What a message is (facts 8; those of soft keys, lines and dates from the field's public dissectors).</summary>
public enum SccpMessageId : uint
{
    /// <summary>From a phone: it lives.</summary>
    KeepAlive = 0x0000,
    /// <summary>From a phone: it wants to be registered.</summary>
    Register = 0x0001,
    /// <summary>From a phone: where it takes speech. Needs no answer.</summary>
    IpPort = 0x0002,
    /// <summary>From a phone: whether a line's calls are forwarded?</summary>
    ForwardStatReq = 0x0009,
    /// <summary>From a phone: what is on a speed-dial key?</summary>
    SpeedDialStatReq = 0x000A,
    /// <summary>From a phone: what is on a line key?</summary>
    LineStatReq = 0x000B,
    /// <summary>From a phone: who am I?</summary>
    ConfigStatReq = 0x000C,
    /// <summary>From a phone: what time is it?</summary>
    TimeDateReq = 0x000D,
    /// <summary>From a phone: what are my keys for?</summary>
    ButtonTemplateReq = 0x000E,
    /// <summary>From a phone: which load should I run?</summary>
    VersionReq = 0x000F,
    /// <summary>From a phone: the codecs it has. Needs no answer.</summary>
    CapabilitiesRes = 0x0010,
    /// <summary>From a phone: which call managers are there?</summary>
    ServerReq = 0x0012,
    /// <summary>From a phone: what happened to it.</summary>
    Alarm = 0x0020,
    /// <summary>From a phone: which soft keys in which state of a call?</summary>
    SoftKeySetReq = 0x0025,
    /// <summary>From a phone: it goes.</summary>
    Unregister = 0x0027,
    /// <summary>From a phone: which soft keys are there?</summary>
    SoftKeyTemplateReq = 0x0028,
    /// <summary>From a phone: may it register here?</summary>
    RegisterTokenReq = 0x0029,
    /// <summary>From a phone: what happened to it, as XML.</summary>
    XmlAlarm = 0x015A,
    /// <summary>To a phone: it is registered.</summary>
    RegisterAck = 0x0081,
    /// <summary>To a phone.</summary>
    ForwardStat = 0x0090,
    /// <summary>To a phone.</summary>
    SpeedDialStat = 0x0091,
    /// <summary>To a phone.</summary>
    LineStat = 0x0092,
    /// <summary>To a phone.</summary>
    ConfigStat = 0x0093,
    /// <summary>To a phone.</summary>
    DefineTimeDate = 0x0094,
    /// <summary>To a phone.</summary>
    ButtonTemplate = 0x0097,
    /// <summary>To a phone.</summary>
    Version = 0x0098,
    /// <summary>To a phone: which codecs has it?</summary>
    CapabilitiesReq = 0x009B,
    /// <summary>To a phone.</summary>
    ServerRes = 0x009E,
    /// <summary>To a phone: it is known to live.</summary>
    KeepAliveAck = 0x0100,
    /// <summary>To a phone.</summary>
    SoftKeyTemplate = 0x0108,
    /// <summary>To a phone.</summary>
    SoftKeySet = 0x0109,
    /// <summary>To a phone: it is registered no more.</summary>
    UnregisterAck = 0x0118,
    /// <summary>To a phone: it may register.</summary>
    RegisterTokenAck = 0x011A,
}
