namespace PhoneRig.Hosting.Stories;

/// <summary>How a station's run ended, for headings and colours.</summary>
public enum StoryEnd
{
    /// <summary>Its goal was proven.</summary>
    Recovered,
    /// <summary>A person has to do something.</summary>
    NeedsAttention,
    /// <summary>The phone is only good for its parts.</summary>
    Scrap,
    /// <summary>Somebody stopped it.</summary>
    Stopped,
    /// <summary>A part of the rig failed: that says nothing of the phone.</summary>
    RigFault,
    /// <summary>A procedure ran by itself; its outcome is its own word.</summary>
    ProcedureEnded,
    /// <summary>The record has no end, and a later start of the rig proves that there is none.</summary>
    CutShort,
    /// <summary>The record has no end: the run is under way, or was cut short.</summary>
    Unfinished,
}
