namespace PhoneRig.Core.Configuration;

/// <summary>Which code reads the serial port.</summary>
public enum ConsoleDriver
{
    /// <summary>Our own reader on poll(2): no idle cost, sees a hang-up.</summary>
    Tty,
    /// <summary>System.IO.Ports: everywhere, but it costs CPU to wait.</summary>
    System,
}
